# Attributes of UnicodeEncodeError and UnicodeDecodeError.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

try: 'aé'.encode('ascii')
except UnicodeEncodeError as e: print(e.encoding, repr(e.object), e.start, e.end, e.reason)
# expect: ascii 'aé' 1 2 ordinal not in range(128)
try: b'a\xff'.decode()
except UnicodeDecodeError as e: print(e.encoding, e.object, e.start, e.end, e.reason)
# expect: utf-8 b'a\xff' 1 2 invalid start byte
fails(lambda: UnicodeDecodeError('a'))
# expect: TypeError: function takes exactly 5 arguments (1 given)
print(UnicodeEncodeError('x', 'ab', 0, 2, 'why'))
# expect: 'x' codec can't encode characters in position 0-1: why
