# Empty and comment-only sources compile.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['', '\n', '# only', '\n\n   \n', '#\n#', ';']:
    syntax(s)
# expect: accepted
# expect: accepted
# expect: accepted
# expect: accepted
# expect: accepted
# expect: SyntaxError | invalid syntax | 1 | 1
