# aspen-only
# CPython allows twenty nested blocks here.
# A with statement may have any number of items; they are left in reverse order.
N = 300
seen = []

class C:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, kind, value, traceback):
        seen.append(self.n)
        return self.n == 5 and kind is ValueError

values = {'C': C, 'ValueError': ValueError}
exec('with ' + ', '.join(f'C({i}) as x{i}' for i in range(N)) + ': total = x0 + x299', values)
print(values['total'], seen == list(range(N))[::-1])
seen.clear()
exec('with ' + ', '.join(f'C({i})' for i in range(N)) + ': raise ValueError', values)
print(seen == list(range(N))[::-1])
seen.clear()
exec('def f():\n  with ' + ', '.join(f'C({i})' for i in range(N)) + ': return 3\nr = f()', values)
print(values['r'], len(seen))
# expect: 299 True
# expect: True
# expect: 3 300
