# Exceptions made by their classes, by script classes derived from them, with and without __init__.
class A(Exception): pass
class B(A):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
class C(ValueError):
    def __init__(self): self.x = 1
class D(Exception):
    def __new__(cls, *a):
        print('new', a)
        return super().__new__(cls, *a)
class E_(OSError):
    def __init__(self, *a): super().__init__(*a)
for f in (lambda: A(1, 2), lambda: B(1), lambda: B(1, b=3), lambda: C(), lambda: C(1), lambda: D(1), lambda: E_(2, 'x'), lambda: ValueError(), lambda: KeyError('k'), lambda: StopIteration(5), lambda: SystemExit(3), lambda: A(x=1), lambda: ExceptionGroup('g', [A(1)]), lambda: ImportError('x', name='n'), lambda: OSError(2, 'y'), lambda: BaseException(1,2,3)):
    try:
        e = f()
        print(repr(e), e.args, str(e), getattr(e, 'b', None), getattr(e, 'value', None), getattr(e, 'code', None))
    except Exception as e:
        print('raised', type(e).__name__, e)
# expect: A(1, 2) (1, 2) (1, 2) None None None
# expect: B(1) (1,) 1 2 None None
# expect: B(1) (1,) 1 3 None None
# expect: C() ()  None None None
# expect: raised TypeError C.__init__() takes 1 positional argument but 2 were given
# expect: new (1,)
# expect: D(1) (1,) 1 None None None
# expect: E_(2, 'x') (2, 'x') [Errno 2] x None None None
# expect: ValueError() ()  None None None
# expect: KeyError('k') ('k',) 'k' None None None
# expect: StopIteration(5) (5,) 5 None 5 None
# expect: SystemExit(3) (3,) 3 None None 3
# expect: raised TypeError A() takes no keyword arguments
# expect: ExceptionGroup('g', [A(1)]) ('g', [A(1)]) g (1 sub-exception) None None None
# expect: ImportError('x') ('x',) x None None None
# expect: FileNotFoundError(2, 'y') (2, 'y') [Errno 2] y None None None
# expect: BaseException(1, 2, 3) (1, 2, 3) (1, 2, 3) None None None
