# translate and maketrans.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

t = bytes.maketrans(b'abc', b'xyz')
print(b'aabbcd'.translate(t), b'abcabc'.translate(None, b'b'), b'abc'.translate(t, b'a'))
# expect: b'xxyyzd' b'acac' b'yz'
fails(lambda: bytes.maketrans(b'a', b'bc'))
# expect: ValueError: maketrans arguments must have same length
fails(lambda: b'a'.translate(b'x'))
# expect: ValueError: translation table must be 256 characters long
