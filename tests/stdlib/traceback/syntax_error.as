import traceback
error = SyntaxError('bad', ('file', 3, 5, '    x = = 1\n', 3, 8))
print(''.join(traceback.format_exception_only(error)), end='')

# expect:   File "file", line 3
# expect:     x = = 1
# expect:     ^^^
# expect: SyntaxError: bad
