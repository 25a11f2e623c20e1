# Flags combine.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from enum import Flag, IntFlag, auto
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(P.R | P.W, P.R in (P.R | P.W), ~P.R, P(0), list(P.R | P.X), (P.R | P.W) & P.W, bool(P(0)), P(5), (P.R ^ P.R))
# expect: P.R|W True P.W|X P(0) [<P.R: 1>, <P.X: 4>] P.W False P.R|X P(0)
fails(lambda: P(16))
# expect: ValueError: <flag 'P'> invalid value 16
# expect:     given 0b0 10000
# expect:   allowed 0b0 00111
class I(IntFlag): A = 1; B = 2
print(I.A | I.B, I.A | 8)  # expect: 3 9
