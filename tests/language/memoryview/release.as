# A released view refuses every use.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

with memoryview(b'abc') as m:
    print(m[0], m.obj)  # expect: 97 b'abc'
fails(lambda: m[0])  # expect: ValueError: operation forbidden on released memoryview object
fails(lambda: len(m))  # expect: ValueError: operation forbidden on released memoryview object
fails(lambda: m.tobytes())  # expect: ValueError: operation forbidden on released memoryview object
m.release()
print(hash(memoryview(b'a')) == hash(b'a'))  # expect: True
fails(lambda: hash(memoryview(bytearray())))
# expect: ValueError: cannot hash writable memoryview object
