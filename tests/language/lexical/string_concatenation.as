# Adjacent literals are one constant, also across lines and kinds of quotes.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

print('a' "b" '''c''' """d""")  # expect: abcd
s = ('one '
     'two '
     r'\three')
print(s)  # expect: one two \three
print(b'a' b'b' rb'\n')  # expect: b'ab\\n'
x = 5
print('a' f'{x}' 'b' f"{x + 1}")  # expect: a5b6
syntax("'a' b'b'")  # expect: SyntaxError | cannot mix bytes and nonbytes literals | 1 | 9
