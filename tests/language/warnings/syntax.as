# The compiler's warnings go through the warnings module, with the line they are about.
import warnings

SOURCES = [
    r"x = '\d'", r"x = b'\q'", r"x = f'{1}\w'", "x = '''a\n\\d'''", r"x = '\777'",
    "x = 1if 1 else 2", "x = 0x1for x in y", "5 is 5", "\nx is not 'a'", "x is -1", "x is ()", "x is (x, 1)",
    "x is None", "assert (1, 'm')", "assert ()", "lambda: 'a'()", "lambda: [1](2)", "lambda: [1]['a']",
    "lambda: (1, 2)[1.5]", "lambda: 'a'['b']", "lambda: {1}[2]", "lambda: 5[1]", "lambda: [1, 2][3, 4]",
    "lambda: [1, 2][x]", "lambda: [1, 2][True]", "lambda: None(1)",
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        compile(source, 'name.as', 'exec')
    print([(w.category.__name__, str(w.message), w.filename, w.lineno) for w in caught])
# expect: [('SyntaxWarning', "invalid escape sequence '\\d'", 'name.as', 1)]
# expect: [('SyntaxWarning', "invalid escape sequence '\\q'", 'name.as', 1)]
# expect: [('SyntaxWarning', "invalid escape sequence '\\w'", 'name.as', 1)]
# expect: [('SyntaxWarning', "invalid escape sequence '\\d'", 'name.as', 1)]
# expect: [('SyntaxWarning', "invalid octal escape sequence '\\777'", 'name.as', 1)]
# expect: [('SyntaxWarning', 'invalid decimal literal', 'name.as', 1)]
# expect: [('SyntaxWarning', 'invalid hexadecimal literal', 'name.as', 1)]
# expect: [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'name.as', 1)]
# expect: [('SyntaxWarning', '"is not" with \'str\' literal. Did you mean "!="?', 'name.as', 2)]
# expect: [('SyntaxWarning', '"is" with \'int\' literal. Did you mean "=="?', 'name.as', 1)]
# expect: [('SyntaxWarning', '"is" with \'tuple\' literal. Did you mean "=="?', 'name.as', 1)]
# expect: []
# expect: []
# expect: [('SyntaxWarning', 'assertion is always true, perhaps remove parentheses?', 'name.as', 1)]
# expect: []
# expect: [('SyntaxWarning', "'str' object is not callable; perhaps you missed a comma?", 'name.as', 1)]
# expect: [('SyntaxWarning', "'list' object is not callable; perhaps you missed a comma?", 'name.as', 1)]
# expect: [('SyntaxWarning', 'list indices must be integers or slices, not str; perhaps you missed a comma?', 'name.as', 1)]
# expect: [('SyntaxWarning', 'tuple indices must be integers or slices, not float; perhaps you missed a comma?', 'name.as', 1)]
# expect: [('SyntaxWarning', 'str indices must be integers or slices, not str; perhaps you missed a comma?', 'name.as', 1)]
# expect: [('SyntaxWarning', "'set' object is not subscriptable; perhaps you missed a comma?", 'name.as', 1)]
# expect: [('SyntaxWarning', "'int' object is not subscriptable; perhaps you missed a comma?", 'name.as', 1)]
# expect: [('SyntaxWarning', 'list indices must be integers or slices, not tuple; perhaps you missed a comma?', 'name.as', 1)]
# expect: []
# expect: []
# expect: [('SyntaxWarning', "'NoneType' object is not callable; perhaps you missed a comma?", 'name.as', 1)]
