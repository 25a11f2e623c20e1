# breakpoint calls sys.breakpointhook.
import sys
sys.breakpointhook = lambda *a, **k: ('hook', a, k)
print(breakpoint(), breakpoint(1, x=2))  # expect: ('hook', (), {}) ('hook', (1,), {'x': 2})
