# Joining and repeating.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('a' + 'b', 'ab' * 3, 3 * 'ab', 'ab' * 0, 'ab' * -5, '' * 100)
# expect-repr: 'ab ababab ababab   '
s = 'x'
s += 'y'
s *= 2
print(s)  # expect: xyxy
fails(lambda: 'a' + 1)  # expect: TypeError: can only concatenate str (not "int") to str
fails(lambda: 'a' + b'b')  # expect: TypeError: can only concatenate str (not "bytes") to str
fails(lambda: 'a' * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
fails(lambda: 'a' * 'b')  # expect: TypeError: can't multiply sequence by non-int of type 'str'
fails(lambda: 'a' - 'b')  # expect: TypeError: unsupported operand type(s) for -: 'str' and 'str'
