# Sorting uses __lt__ alone.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return s.v < o.v
    def __repr__(s): return f'C{s.v}'
print(sorted([C(3), C(1), C(2)]), sorted([C(1), C(2)], reverse=True), min(C(2), C(1)))
# expect: [C1, C2, C3] [C2, C1] C1
class G:
    def __gt__(s, o): return True
print(len(sorted([G(), G()])))  # expect: 2
fails(lambda: sorted([object(), object()]))
# expect: TypeError: '<' not supported between instances of 'object' and 'object'
