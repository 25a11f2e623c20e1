# Slot descriptors on the class.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: __slots__ = ('x',)
c = C()
C.x.__set__(c, 5)
print(C.x.__get__(c), c.x, C.x.__name__)  # expect: 5 5 x
C.x.__delete__(c)
fails(lambda: c.x)  # expect: AttributeError: 'C' object has no attribute 'x'
fails(lambda: C.x.__get__(5))
# expect: TypeError: descriptor 'x' for 'C' objects doesn't apply to a 'int' object
