# What the compiler meets: every statement, and sources that are compiled at run time.
source = '''
import sys as system
from sys import path as p, argv
global_name: int = 5
def f(a, /, b: int = 2, *args, c, d=4, **kw) -> str:
    """doc"""
    global global_name
    global_name += 1
    return lambda: (yield)
async def g():
    async with a as b, c: pass
    async for x in y: await z
    else: return
class C[T](object, metaclass=type):
    x: int
    def m(self): return __class__
def match_it(v):
    match v:
        case {"k": [1, *rest], **more} if rest: return more
        case C(x=1) | str() as s: return s
        case -1 | 2.5 | "a" | None: return 0
        case [a, (b, c)]: return a
        case _: pass
with open("x") as h, (k) as l: pass
for i in range(3):
    while i: break
    else: continue
try: pass
except* ValueError: del x[0], y.z
finally: raise A from B
type Alias[K] = dict[K, int]
assert x, f"{x!r:>{w}} {y=}"
a = b = c[1:2, ...] = not d < e <= f != g is not h and i or j
x @= 1; x **= 2; x //= 3
print(*a, **b, c=1) ; [*a, *b] ; {**c} ; a if b else c ; (d := 1)
'''
code = compile(source, "<memory>", "exec")
print(code.co_consts[:2], len(code.co_names))
exec("x = 1\nfor i in range(3): x += i\nprint(x, [y for y in range(x)])")
print(eval("(lambda a, *b: a + len(b))(1, 2, 3)"))
