# len() checks what __len__ gives.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class L:
    def __init__(s, v): s.v = v
    def __len__(s): return s.v
print(len(L(3)), len(L(True)))  # expect: 3 1
fails(lambda: len(L(-1)))  # expect: ValueError: __len__() should return >= 0
fails(lambda: len(L('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: len(L(1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
fails(lambda: len(L(2 ** 63)))
# expect: OverflowError: cannot fit 'int' into an index-sized integer
fails(lambda: len(L(2 ** 100)))
# expect: OverflowError: cannot fit 'int' into an index-sized integer
fails(lambda: len(L(None)))
# expect: TypeError: 'NoneType' object cannot be interpreted as an integer
