# Any consistent indentation opens a block; wrong dedents and mixed tabs are errors.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

def f():
  if True:
          return 'deep'
print(f())  # expect: deep
syntax('if 1:\n    a\n  b\n')
# expect: IndentationError | unindent does not match any outer indentation level | 3 | 4
syntax('if 1:\na\n')
# expect: IndentationError | expected an indented block after 'if' statement on line 1 | 2 | 1
syntax('  a\n')  # expect: IndentationError | unexpected indent | 1 | 2
syntax('if 1:\n    a\n      b\n')  # expect: IndentationError | unexpected indent | 3 | 6
syntax('if 1:\n        a\n\tb\n')
# expect: TabError | inconsistent use of tabs and spaces in indentation | 3 | 1
syntax('def f():\n')
# expect: IndentationError | expected an indented block after function definition on line 1 | 1 | 9
