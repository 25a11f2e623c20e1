# A reusable validating descriptor.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class Positive:
    def __set_name__(self, o, n): self.n = '_' + n
    def __get__(self, o, t): return self if o is None else getattr(o, self.n)
    def __set__(self, o, v):
        if v <= 0: raise ValueError(f'{self.n[1:]} must be positive')
        setattr(o, self.n, v)
class P:
    w = Positive(); h = Positive()
    def __init__(self, w, h): self.w, self.h = w, h
print(P(1, 2).__dict__, type(P.w).__name__)  # expect: {'_w': 1, '_h': 2} Positive
fails(lambda: P(1, -2))  # expect: ValueError: h must be positive
