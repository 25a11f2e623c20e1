# Slots of bases add up; a base without slots gives a __dict__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: __slots__ = 'a'
class B(A): __slots__ = ['b']
class C(B): pass
b = B(); b.a = 1; b.b = 2
print(b.a, b.b, hasattr(b, '__dict__'))  # expect: 1 2 False
c = C(); c.a = 1; c.other = 3
print(c.__dict__, c.a)  # expect: {'other': 3} 1
fails(lambda: b.other)  # expect: AttributeError: 'B' object has no attribute 'other'
