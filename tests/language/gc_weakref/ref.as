# Weak references to living objects.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import weakref
class C:
    def hello(self): return 'hi'
c = C()
r = weakref.ref(c)
print(r() is c, r == weakref.ref(c), hash(r) == hash(c), weakref.proxy(c).hello(), weakref.getweakrefcount(c) >= 1)
# expect: True True True hi True
fails(lambda: weakref.ref(5))  # expect: TypeError: cannot create weak reference to 'int' object
fails(lambda: weakref.ref([]))  # expect: TypeError: cannot create weak reference to 'list' object
