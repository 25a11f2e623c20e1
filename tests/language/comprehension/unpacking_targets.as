# Targets of comprehensions may be any target.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

d = {}
print([a + b for a, b in [(1, 2), (3, 4)]], [c for _, *c in ['abc', 'de']])
# expect: [3, 7] [['b', 'c'], ['e']]
print([0 for d['k'] in 'xy'], d)  # expect: [0, 0] {'k': 'y'}
syntax('[*x for x in y]')
# expect: SyntaxError | iterable unpacking cannot be used in comprehension | 1 | 2
syntax('{**x for x in y}')
# expect: SyntaxError | dict unpacking cannot be used in dict comprehension | 1 | 2
syntax('[x, y for x in z]')
# expect: SyntaxError | did you forget parentheses around the comprehension target? | 1 | 2
