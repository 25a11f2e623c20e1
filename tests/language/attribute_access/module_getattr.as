# A module may define __getattr__ and __dir__.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import types
m = types.ModuleType('m', 'the doc')
m.__getattr__ = lambda n: f'dyn {n}'
m.x = 1
print(m.x, m.foo, m.__doc__, m.__name__, m)
# expect: 1 dyn foo the doc m <module 'm' from 'dyn __file__'>
del m.__getattr__
fails(lambda: m.foo)  # expect: AttributeError: module 'm' has no attribute 'foo'
