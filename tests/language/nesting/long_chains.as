# aspen-only
# Chains that lean to the left: no pass recurses along them (tests/cli/cli.sh has longer ones).
N = 400

class A:
    def m(self, x=0):
        return self
    __getitem__ = __call__ = m
    n = 0

a = A()
a.a = a
values = {'a': a, 'x': 1, 'A': A}

def run(text):
    exec(text, values)
    return values.get('y')

print(run('y = a' + '.a' * N) is a)
print(run('y = a' + '()' * N) is a)
print(run('y = a' + '[0]' * N) is a)
print(run('y = a' + '.m(1)[2](3).a' * N) is a)
print(run('y = x' + ' + x' * N), run('y = 1' + ' + 1' * N), len(run('y = ""' + ' + "s"' * N)))
print(run('y = -x' + ' - x * 2 // 1' * N))
print(run('y = x' + ' and x' * N), run('y = x' + ' or x' * N), run('y = x' + ' <= x' * N))
print(run('y = (' + '"a"\n' * N + ')') == 'a' * N)
run('a' + '.a' * N + '.b = 5')
run('a' + '.a' * N + '.b += 5')
print(a.b)
run('del a' + '.a' * N + '.b')
print(hasattr(a, 'b'))
run('if a' + '.a' * N + ': y = 6')
print(values['y'])
print(run('if x == 0: pass\n' + ''.join(f'elif x == -{i}: y = {i}\n' for i in range(N)) + 'else: y = "else"'))
print(run('def d(f): return f\n' + '@d\n' * N + 'def y(): return 7\ny = y()'))
print(run('async def g():\n  yield 1\n  if x: pass\n' + '  elif x: pass\n' * N + 'y = 8'))
try:
    run('y = 9\ntry: raise ValueError\nfinally: y = a' + '.a' * N)
except ValueError:
    print(values['y'] is a)
# expect: True
# expect: True
# expect: True
# expect: True
# expect: 401 401 400
# expect: -801
# expect: 1 1 True
# expect: True
# expect: 10
# expect: False
# expect: 6
# expect: else
# expect: 7
# expect: 8
# expect: True
