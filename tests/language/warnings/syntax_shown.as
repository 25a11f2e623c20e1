# Without the warnings module, too, the warnings are shown; each compilation shows its own.
for source in ["5 is 5", "\n\nx = 'a'()" if False else "\n\nassert (1, 2)", "5 is 5"]:
    compile(source, 'none.as', 'exec')
try:
    compile("5 is 5\nx = = 1", 'none.as', 'exec')
except SyntaxError as e:
    print(e.msg)
try:
    compile("x = '\\d'\nx = = 1", 'none.as', 'exec')
except SyntaxError as e:
    print(e.msg)
try:
    compile("5 is 5\nreturn\n6 is 6", 'none.as', 'exec')
except SyntaxError as e:
    print(e.msg)
# expect: invalid syntax
# expect: invalid syntax
# expect: 'return' outside function
# expect-stderr: none.as:1: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# expect-stderr: none.as:3: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# expect-stderr: none.as:1: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# expect-stderr: none.as:1: SyntaxWarning: invalid escape sequence '\d'
# expect-stderr: none.as:1: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
