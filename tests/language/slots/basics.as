# __slots__ fixes the attributes.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class P:
    __slots__ = ('x', 'y')
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, 'y'), hasattr(p, '__dict__'), P.__slots__, type(P.x).__name__)
# expect: 1 False False ('x', 'y') member_descriptor
fails(lambda: p.y)  # expect: AttributeError: 'P' object has no attribute 'y'
p.y = 2
del p.y
fails(lambda: p.y)  # expect: AttributeError: 'P' object has no attribute 'y'
try: p.z = 1
except AttributeError as e: print(e)
# expect: 'P' object has no attribute 'z' and no __dict__ for setting new attributes
def d(): del p.y
fails(d)  # expect: AttributeError: y
