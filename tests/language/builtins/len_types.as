# len of every built-in container.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(len(''), len(b'ab'), len([1]), len(()), len({}), len({1}), len(range(5)), len(bytearray(3)), len(memoryview(b'abc')), len('é😀'), len({}.keys()))
# expect: 0 2 1 0 0 1 5 3 3 2 0
fails(lambda: len(5))  # expect: TypeError: object of type 'int' has no len()
fails(lambda: len(None))  # expect: TypeError: object of type 'NoneType' has no len()
fails(lambda: len(x for x in ()))  # expect: TypeError: object of type 'generator' has no len()
fails(lambda: len(int))  # expect: TypeError: object of type 'type' has no len()
