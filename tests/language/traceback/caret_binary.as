# Tildes and carets of a binary operation.
a, b = 'x', 1
value = (a * 2) + (b ** 2) + a
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "caret_binary.as", line 3, in <module>
# expect-stderr:     value = (a * 2) + (b ** 2) + a
# expect-stderr:             ~~~~~~~~^~~~~~~~~~
# expect-stderr: TypeError: can only concatenate str (not "int") to str
# expect-error: TypeError: can only concatenate str (not "int") to str
