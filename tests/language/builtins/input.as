# input reads lines and reports the end of the file.
# stdin: first line
# stdin:   second
try:
    print(repr(input('prompt> ')))
    print(repr(input()))
    input()
except EOFError as e: print(repr(e))
# expect: prompt> 'first line'
# expect: '  second'
# expect: EOFError('EOF when reading a line')
