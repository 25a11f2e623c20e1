# bytes cannot be changed.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = b'abc'
try: b[0] = 1
except TypeError as e: print(e)  # expect: 'bytes' object does not support item assignment
try: del b[0]
except TypeError as e: print(e)  # expect: 'bytes' object doesn't support item deletion
print(b + b'd', b * 2, b == b'abc', b < b'abd', b == 'abc', hash(b) == hash(b'abc'), b + bytearray(b'x'), type(b + bytearray()))
# expect: b'abcd' b'abcabc' True True False True b'abcx' <class 'bytes'>
fails(lambda: b + 'x')  # expect: TypeError: can't concat str to bytes
fails(lambda: b < 'x')
# expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
