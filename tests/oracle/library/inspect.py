import inspect
def f(a, /, b: int = 2, *args, c, d=4, **kw) -> str: "doc"
s = inspect.signature(f); print(s, list(s.parameters), s.parameters['b'].annotation, s.return_annotation, s.bind(1, c=3).arguments, inspect.getdoc(f))
class A:
    def m(self): pass
    @property
    def p(self): pass
print([n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.ismethod(A().m), inspect.isgeneratorfunction(lambda: (yield)), inspect.getmro(A)[1], inspect.cleandoc('  a\n    b\n    c'), inspect.getfullargspec(f))
try: s.bind(1)
except TypeError as e: print(e)
