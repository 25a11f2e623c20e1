import inspect
def f(a, b: int = 3, /, c=4, *args: str, d, e='q', **kw) -> bool: pass
print(inspect.signature(f))  # expect: (a, b: int = 3, /, c=4, *args: str, d, e='q', **kw) -> bool
print([str(p.kind) for p in inspect.signature(f).parameters.values()])
# expect: ['POSITIONAL_ONLY', 'POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'KEYWORD_ONLY', 'VAR_KEYWORD']
class C:
    def __init__(self, x, y=1): pass
    def m(self, z): pass
print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m))
# expect: (x, y=1) (z) (self, z)
