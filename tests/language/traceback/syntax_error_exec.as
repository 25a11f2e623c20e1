# A SyntaxError from exec shows the line and the caret.
exec('x = 1\ny = = 2\n')
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "syntax_error_exec.as", line 2, in <module>
# expect-stderr:     exec('x = 1\ny = = 2\n')
# expect-stderr:     ~~~~^^^^^^^^^^^^^^^^^^^^
# expect-stderr:   File "<string>", line 2
# expect-stderr:     y = = 2
# expect-stderr:         ^
# expect-stderr: SyntaxError: invalid syntax
# expect-error: SyntaxError: invalid syntax
