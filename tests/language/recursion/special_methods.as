# Recursion through operators, attributes and iteration.
class A:
    def __add__(self, o): return self + o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __eq__(self, o): return self == o
a = A()
for f in (lambda: a + 1, lambda: a.x, lambda: list(a), lambda: len(a), a, lambda: a == 1):
    try: f()
    except RecursionError: print('RecursionError')
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
