# from __future__ import annotations keeps them as text.
from __future__ import annotations
def f(a: undefined + 1, b: list[int] = 2) -> 'x': pass
print(f.__annotations__)  # expect: {'a': 'undefined + 1', 'b': 'list[int]', 'return': "'x'"}
x: a.b[c] = 1
print(__annotations__)  # expect: {'x': 'a.b[c]'}
