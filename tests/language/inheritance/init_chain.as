# __init__ is inherited and chained.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __init__(self, x): self.x = x
class B(A): pass
class C(B):
    def __init__(self): 
        super().__init__('c')
        self.y = 1
print(B(3).x, C().__dict__)  # expect: 3 {'x': 'c', 'y': 1}
fails(lambda: B())  # expect: TypeError: A.__init__() missing 1 required positional argument: 'x'
