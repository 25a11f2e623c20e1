# A bytearray with a view cannot be resized.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

b = bytearray(b'abc')
m = memoryview(b)
fails(lambda: b.append(1))
# expect: BufferError: Existing exports of data: object cannot be re-sized
fails(lambda: b.clear())  # expect: BufferError: Existing exports of data: object cannot be re-sized
b[0] = 122
print(b, bytes(m))  # expect: bytearray(b'zbc') b'zbc'
m.release()
b.append(33)
print(b)  # expect: bytearray(b'zbc!')
