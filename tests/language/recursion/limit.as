# Endless recursion ends in RecursionError and can be handled again.
def f(n): return f(n + 1)
for _ in range(3):
    try: f(0)
    except RecursionError as e: print(e)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
import sys
print(sys.getrecursionlimit())  # expect: 1000
