# Casting to other item formats.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

m = memoryview(bytearray(8)).cast('i')
m[0] = -5
print(m.tolist(), m.itemsize, m.shape, m.cast('B').tolist()[:4])
# expect: [-5, 0] 4 (2,) [251, 255, 255, 255]
fails(lambda: memoryview(b'abc').cast('i'))
# expect: TypeError: memoryview: length is not a multiple of itemsize
fails(lambda: memoryview(b'abc').cast('q'))
# expect: TypeError: memoryview: length is not a multiple of itemsize
try: m[0] = 2 ** 40
except ValueError as e: print(e)  # expect: memoryview: invalid value for format 'i'
