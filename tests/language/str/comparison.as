# Order by code point.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('a' < 'b', 'a' < 'B', '' < 'a', 'abc' < 'abd', 'ab' < 'abc', 'z' < 'é', '\uffff' < '\U00010000')
# expect: True False True True True True True
print('a' == 'a', 'a' != 'b', 'a' == 1, 'a' == b'a', 'abc' >= 'abc')
# expect: True True False False True
fails(lambda: 'a' < 1)  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
fails(lambda: 'a' < b'a')
# expect: TypeError: '<' not supported between instances of 'str' and 'bytes'
