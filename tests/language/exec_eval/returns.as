# exec gives None; code objects can be kept and run again.
c = compile('n += 1', 'f', 'exec')
ns = {'n': 0}
print(exec(c, ns), exec(c, ns), ns['n'])  # expect: None None 2
e = compile('n * 2', 'f', 'eval')
print(eval(e, ns), eval(e, {'n': 'ab'}))  # expect: 4 abab
def f(): return 42
print(eval(f.__code__))  # expect: 42
