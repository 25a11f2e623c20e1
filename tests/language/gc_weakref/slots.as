# Classes with slots need __weakref__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import weakref
class A: __slots__ = ()
class B: __slots__ = ('__weakref__',)
fails(lambda: weakref.ref(A()))  # expect: TypeError: cannot create weak reference to 'A' object
b = B()
print(weakref.ref(b)() is b)  # expect: True
