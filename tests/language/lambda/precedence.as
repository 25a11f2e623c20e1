# A lambda takes in everything to its right.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

f = lambda x: x if x else 'zero'
print(f(0), f(1))  # expect: zero 1
g = lambda: 1, 2
print(type(g), g[1])  # expect: <class 'tuple'> 2
syntax('lambda: x = 1')  # expect: SyntaxError | cannot assign to lambda | 1 | 1
syntax('lambda: return')  # expect: SyntaxError | invalid syntax | 1 | 9
print((lambda x: x > 1 and x)(2), (lambda: not 1)())  # expect: 2 False
