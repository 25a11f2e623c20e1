# Functions with hundreds of locals and constants.
ns = {}
body = '\n'.join(f'    v{i} = {i} + k' for i in range(500))
exec(f'def f(k):\n{body}\n    return v0 + v255 + v256 + v499', ns)
print(ns['f'](1))  # expect: 1014
exec('x = [' + ','.join(str(i) for i in range(5000)) + ']', ns)
print(sum(ns['x']))  # expect: 12497500
