# Exceptions of __hash__ and __eq__ come through.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class H:
    def __hash__(self): raise RuntimeError('hash')
class E:
    def __hash__(self): return 5
    def __eq__(self, o): raise RuntimeError('eq')
class B:
    def __hash__(self): return 'x'
class U:
    __hash__ = None
class Q:
    def __eq__(self, o): return True
fails(lambda: {H(): 1})  # expect: RuntimeError: hash
fails(lambda: {E(): 1, E(): 2})  # expect: RuntimeError: eq
fails(lambda: {}.get(H()))  # expect: RuntimeError: hash
fails(lambda: {B(): 1})  # expect: TypeError: __hash__ method should return an integer
fails(lambda: {U(): 1})  # expect: TypeError: unhashable type: 'U'
fails(lambda: {Q(): 1})  # expect: TypeError: unhashable type: 'Q'
fails(lambda: hash(Q()))  # expect: TypeError: unhashable type: 'Q'
print(len({E(): 1}))  # expect: 1
