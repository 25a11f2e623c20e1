# A special method set to None blocks the operation.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    __add__ = None
    __eq__ = None
    __iter__ = None
    __hash__ = None
fails(lambda: A() + 1)  # expect: TypeError: 'NoneType' object is not callable
fails(lambda: A() == 1)  # expect: TypeError: 'NoneType' object is not callable
fails(lambda: list(A()))  # expect: TypeError: 'A' object is not iterable
fails(lambda: hash(A()))  # expect: TypeError: unhashable type: 'A'
