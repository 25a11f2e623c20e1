# Import statements that are wrong.
def syntax(source):
    try:
        compile(source, 'test', 'exec')
        print('accepted')
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, sep=' | ')

for s in ['import', 'from x import', 'from x import (a, b', 'import a as b.c', 'from . import *, a', 'import a.b as', 'from x import a,', 'import *', 'from .. x import', 'import a, ', 'from x import (*)', 'from x import ()']:
    syntax(s)
# expect: SyntaxError | Expected one or more names after 'import' | 1 | 7
# expect: SyntaxError | Expected one or more names after 'import' | 1 | 14
# expect: SyntaxError | '(' was never closed | 1 | 15
# expect: SyntaxError | invalid syntax | 1 | 14
# expect: SyntaxError | invalid syntax | 1 | 16
# expect: SyntaxError | invalid syntax | 1 | 14
# expect: SyntaxError | trailing comma not allowed without surrounding parentheses | 1 | 17
# expect: SyntaxError | invalid syntax | 1 | 8
# expect: SyntaxError | Expected one or more names after 'import' | 1 | 17
# expect: SyntaxError | invalid syntax | 1 | 11
# expect: SyntaxError | invalid syntax | 1 | 16
# expect: SyntaxError | invalid syntax | 1 | 16
