# Blocks that are not there.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['if 1:\npass', 'for x in y:', 'while 1:\n\nx', 'try:\npass', 'class C:\nx = 1', 'with a:\nb', 'if 1:\n  x\nelse:\ny', 'try:\n x\nexcept A:\ny', 'try:\n x\nfinally:\ny', 'match x:\n case 1:\n pass', 'elif 1: pass']:
    syntax(s)
# expect: IndentationError | expected an indented block after 'if' statement on line 1 | 2 | 1
# expect: IndentationError | expected an indented block after 'for' statement on line 1 | 1 | 12
# expect: IndentationError | expected an indented block after 'while' statement on line 1 | 3 | 1
# expect: IndentationError | expected an indented block after 'try' statement on line 1 | 2 | 1
# expect: IndentationError | expected an indented block after class definition on line 1 | 2 | 1
# expect: IndentationError | expected an indented block after 'with' statement on line 1 | 2 | 1
# expect: IndentationError | expected an indented block after 'else' statement on line 3 | 4 | 1
# expect: IndentationError | expected an indented block after 'except' statement on line 3 | 4 | 1
# expect: IndentationError | expected an indented block after 'finally' statement on line 3 | 4 | 1
# expect: IndentationError | expected an indented block after 'case' statement on line 2 | 3 | 2
# expect: SyntaxError | invalid syntax | 1 | 1
