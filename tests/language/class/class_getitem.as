# __class_getitem__ answers subscripts of a class.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __class_getitem__(cls, k): return cls.__name__, k
print(C[1], C[1, 2])  # expect: ('C', 1) ('C', (1, 2))
class D(C): pass
print(D['x'])  # expect: ('D', 'x')
fails(lambda: int[1])  # expect: TypeError: type 'int' is not subscriptable
print(list[int], dict[str, int], tuple[()])  # expect: list[int] dict[str, int] tuple[()]
class E: pass
fails(lambda: E[0])  # expect: TypeError: type 'E' is not subscriptable
fails(lambda: C()[0])  # expect: TypeError: 'C' object is not subscriptable
