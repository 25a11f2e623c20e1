# Expressions that are truly nested compile as far as CPython's parser goes; beyond is an error.
def attempt(text):
    try:
        compile(text, '<deep>', 'exec')
        return 'compiled'
    except Exception as e:
        return type(e).__name__

for prefix, suffix in ('not ', ''), ('-', ''), ('1 if 0 else ', ''), ('lambda: ', ''), ('1 ** ', ''):
    print(repr(prefix), *(attempt('y = ' + prefix * n + '2' + suffix * n) for n in (300, 100_000)))
for left, right in ('(', ')'), ('[', ']'), ('f(', ')'), ('{1: ', '}'):
    print(repr(left), *(attempt('y = ' + left * n + '2' + right * n) for n in (150, 201, 50_000)))
print(attempt(''.join(' ' * i + 'if 1:\n' for i in range(90)) + ' ' * 90 + 'pass'))
print(attempt(''.join(' ' * i + 'if 1:\n' for i in range(200)) + ' ' * 200 + 'pass'))
try:
    compile('y = ' + '-' * 100_000 + '2', '<deep>', 'exec')
except MemoryError as e:
    print(e)
# expect: 'not ' compiled MemoryError
# expect: '-' compiled MemoryError
# expect: '1 if 0 else ' compiled MemoryError
# expect: 'lambda: ' compiled MemoryError
# expect: '1 ** ' compiled MemoryError
# expect: '(' compiled SyntaxError SyntaxError
# expect: '[' compiled SyntaxError SyntaxError
# expect: 'f(' compiled SyntaxError SyntaxError
# expect: '{1: ' compiled SyntaxError SyntaxError
# expect: compiled
# expect: IndentationError
# expect: Parser stack overflowed - Python source too complex to parse
