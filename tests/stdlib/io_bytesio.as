# BytesIO reads, writes and seeks.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import io
b = io.BytesIO(b'hello')
print(b.read(2), b.seek(-1, 2), b.read(), b.seek(0), b.write(b'J'), b.getvalue(), b.getbuffer().nbytes, b.readinto(bytearray(3)), b.tell(), io.TextIOWrapper(io.BytesIO('é\r\n'.encode())).read())
# expect: b'he' 4 b'o' 0 1 b'Jello' 5 3 4 é
# expect:
fails(lambda: b.write('x'))  # expect: TypeError: a bytes-like object is required, not 'str'
