# A warning that a filter makes an error is a SyntaxError at its place.
import warnings

warnings.simplefilter('error')
for source in [r"x = '\d'", "é = 1if 1 else 2", "x = 5 is 5", "x =\\\n  1_0and 2", "y = 0\nx = 5[1]",
               "def f():\n    assert (1, 'm')"]:
    try:
        compile(source, 'name.as', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
# expect: invalid escape sequence '\d' 1 5 1 9
# expect: invalid decimal literal 1 5 1 5
# expect: "is" with 'int' literal. Did you mean "=="? 1 5 1 11
# expect: invalid decimal literal 2 5 2 5
# expect: 'int' object is not subscriptable; perhaps you missed a comma? 2 5 2 6
# expect: assertion is always true, perhaps remove parentheses? 2 5 2 20
