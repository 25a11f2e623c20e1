# Attributes and text of a SyntaxError.
try: compile('a = 1\nb = = 2\n', 'file.x', 'exec')
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.msg)
    print(e, '|', e.args[0], isinstance(e, Exception), e.print_file_and_line)
# expect: file.x 2 5 'b = = 2\n' 2 6 invalid syntax
# expect: invalid syntax (file.x, line 2) | invalid syntax True None
