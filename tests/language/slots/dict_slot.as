# A __dict__ slot and mangled slots.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: __slots__ = ('a', '__dict__', '__p')
c = C()
c.a, c.b = 1, 2
print(c.__dict__, c.a)  # expect: {'b': 2} 1
c._C__p = 3
print(c._C__p)  # expect: 3
class E: __slots__ = ()
fails(lambda: setattr(E(), 'x', 1))
# expect: AttributeError: 'E' object has no attribute 'x' and no __dict__ for setting new attributes
