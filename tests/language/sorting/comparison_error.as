# An error of __lt__ comes through, and the list keeps its elements.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        if s.v == 0 or o.v == 0: raise ValueError('zero')
        return s.v < o.v
l = [C(2), C(0), C(1)]
fails(l.sort)  # expect: ValueError: zero
print(sorted(c.v for c in l))  # expect: [0, 1, 2]
