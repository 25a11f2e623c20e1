# yield is an expression.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

def g():
    x = (yield) or 'none'
    print(x)
    print((yield 1) + (yield 2))
    yield (yield)
it = g()
next(it)
print(it.send(None), it.send(10), it.send(5), it.send('z'))
# expect: none
# expect: 15
# expect: 1 2 None z
syntax('yield 1')  # expect: SyntaxError | 'yield' outside function | 1 | 1
syntax('class C: yield 1')  # expect: SyntaxError | 'yield' outside function | 1 | 10
syntax('def f(): [(yield 1) for x in y]')
# expect: SyntaxError | 'yield' inside list comprehension | 1 | 12
syntax('lambda: (yield)')  # expect: accepted
