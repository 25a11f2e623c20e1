# dir() of classes, instances and modules is sorted.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: a = 1
class B(A):
    b = 2
    def __init__(self): self.c = 3
print([n for n in dir(B()) if not n.startswith('__')])  # expect: ['a', 'b', 'c']
class D:
    def __dir__(self): return ['z', 'a']
print(dir(D()))  # expect: ['a', 'z']
class E:
    def __dir__(self): return 5
fails(lambda: dir(E()))  # expect: TypeError: 'int' object is not iterable
