# Recursion through native callbacks.
def f(n): return sorted([n], key=lambda x: f(x + 1))
try: f(0)
except RecursionError: print('RecursionError')  # expect: RecursionError
def m(n): return list(map(m, [n]))
try: m(0)
except RecursionError: print('RecursionError')  # expect: RecursionError
