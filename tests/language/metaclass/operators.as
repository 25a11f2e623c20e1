# Operators on classes are methods of the metaclass.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M(type):
    def __add__(cls, o): return f'{cls.__name__}+{o}'
    def __len__(cls): return 42
    def __iter__(cls): return iter('xy')
    def __contains__(cls, o): return o == 1
    def __getitem__(cls, k): return k
    def __repr__(cls): return 'M:' + cls.__name__
    def __bool__(cls): return False
    def __eq__(cls, o): return o == 'C'
    __hash__ = type.__hash__
class C(metaclass=M): pass
print(C + 1, len(C), list(C), 1 in C, C[5], C, bool(C), C == 'C')
# expect: C+1 42 ['x', 'y'] True 5 M:C False True
fails(lambda: len(C()))  # expect: TypeError: object of type 'C' has no len()
