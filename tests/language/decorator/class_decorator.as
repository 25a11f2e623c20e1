# Class decorators get the finished class.
def add(cls):
    cls.extra = len(cls.__name__)
    return cls
@add
class Some:
    pass
print(Some.extra)  # expect: 4
@lambda c: 5
class X: pass
print(X)  # expect: 5
