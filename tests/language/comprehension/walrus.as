# A walrus in a comprehension binds outside it.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print([y := i * 2 for i in range(3)], y)  # expect: [0, 2, 4] 4
print(any((w := n) > 2 for n in [1, 3, 5]), w)  # expect: True 3
def f():
    [z := i for i in 'ab']
    return z
print(f())  # expect: b
syntax('[i := 1 for i in x]')
# expect: SyntaxError | assignment expression cannot rebind comprehension iteration variable 'i' | 1 | 2
syntax('[x for x in (y := z)]')
# expect: SyntaxError | assignment expression cannot be used in a comprehension iterable expression | 1 | 14
syntax('class C: [x := 1 for i in y]')
# expect: SyntaxError | assignment expression within a comprehension cannot be used in a class body | 1 | 11
