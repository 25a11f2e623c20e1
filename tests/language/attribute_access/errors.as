# AttributeError carries name and obj, and names the type.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: pass
c = C()
try: c.foo
except AttributeError as e: print(e, e.name, e.obj is c)
# expect: 'C' object has no attribute 'foo' foo True
try: C.foo
except AttributeError as e: print(e, e.name)  # expect: type object 'C' has no attribute 'foo' foo
import math
try: math.foo
except AttributeError as e: print(e)  # expect: module 'math' has no attribute 'foo'
fails(lambda: (1).foo)  # expect: AttributeError: 'int' object has no attribute 'foo'
fails(lambda: ''.foo)  # expect: AttributeError: 'str' object has no attribute 'foo'
fails(lambda: [].foo)  # expect: AttributeError: 'list' object has no attribute 'foo'
fails(lambda: None.foo)  # expect: AttributeError: 'NoneType' object has no attribute 'foo'
fails(lambda: (lambda: 0).foo)  # expect: AttributeError: 'function' object has no attribute 'foo'
fails(lambda: len.foo)
# expect: AttributeError: 'builtin_function_or_method' object has no attribute 'foo'
fails(lambda: (x for x in ()).foo)
# expect: AttributeError: 'generator' object has no attribute 'foo'
