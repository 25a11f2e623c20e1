# object() checks surplus arguments.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: pass
fails(lambda: A(1))  # expect: TypeError: A() takes no arguments
fails(lambda: A(x=1))  # expect: TypeError: A() takes no arguments
fails(lambda: object(1))  # expect: TypeError: object() takes no arguments
class B:
    def __new__(cls, *a): return super().__new__(cls, *a)
fails(lambda: B(1))
# expect: TypeError: object.__new__() takes exactly one argument (the type to instantiate)
class C:
    def __init__(self, x): self.x = x
print(C(1).x)  # expect: 1
class D:
    def __new__(cls, x): return super().__new__(cls)
print(type(D(1)).__name__)  # expect: D
