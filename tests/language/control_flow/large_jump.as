# Jumps over very long bodies.
body = '\n'.join(f'        x += {i}' for i in range(3000))
ns = {}
exec(f'def f(n):\n    x = 0\n    for i in range(n):\n        if i == 1: continue\n{body}\n        if i == 3: break\n    else: x = -1\n    return x', ns)
print(ns['f'](2), ns['f'](9))  # expect: -1 13495500
