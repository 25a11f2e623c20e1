import tokenize, io
source = '''# comment
def f(a, *b: int) -> "x":
    if a == 1.5e3 and b'x':
        return f"{a!r:>{b}} text {{}}" + """two
lines"""  # end
\tpass
x = [1,
     0x_ff, 2j]
'''.replace('\tpass', '    pass')
for t in tokenize.generate_tokens(io.StringIO(source).readline):
    print(tokenize.tok_name[t.type], repr(t.string), t.start, t.end, tokenize.tok_name[t.exact_type])
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(source).readline)) == source)
print(tokenize.detect_encoding(iter([b'# -*- coding: latin-1 -*-\n']).__next__))
for bad in ('(', '"abc', 'if x:\n  a\n b\n', '"""x'):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
    except (tokenize.TokenError, SyntaxError) as error:
        print(type(error).__name__, error.args[0])
