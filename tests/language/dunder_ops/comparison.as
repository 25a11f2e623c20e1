# Rich comparisons and their reflections.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A:
    def __init__(s, v): s.v = v
    def __lt__(s, o): return f'{s.v}<'
    def __le__(s, o): return f'{s.v}<='
a, b = A(1), A(2)
print(a < b, a > b, a <= b, a >= b, 5 > a, 5 >= a, a == b, a != b)
# expect: 1< 2< 1<= 2<= 1< 1<= False True
fails(lambda: a > 5 if False else 5 < a)
# expect: TypeError: '<' not supported between instances of 'int' and 'A'
