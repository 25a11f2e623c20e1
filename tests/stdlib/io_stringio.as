# StringIO reads, writes and seeks.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import io
s = io.StringIO('a\nb\nc')
print(s.readline(), s.read(1), s.tell(), s.readlines(), s.read(), s.seek(0), list(s), s.write('!'), s.getvalue(), s.truncate(2), s.getvalue())
# expect: a
# expect:  b 3 ['\n', 'c']  0 ['a\n', 'b\n', 'c'] 1 a
# expect: b
# expect: c! 2 a
# expect:
s.close()
fails(lambda: s.read())  # expect: ValueError: I/O operation on closed file
fails(lambda: io.StringIO(5))  # expect: TypeError: initial_value must be str or None, not int
