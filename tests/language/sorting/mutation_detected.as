# Changing a list while it is sorted is an error.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

l = [3, 1, 2]
def k(x):
    l.append(x)
    return x
fails(lambda: l.sort(key=k))  # expect: ValueError: list modified during sort
print(len(l))  # expect: 3
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): m.clear(); m.append(0); return s.v < o.v
m = [C(2), C(1)]
fails(lambda: m.sort())  # expect: ValueError: list modified during sort
