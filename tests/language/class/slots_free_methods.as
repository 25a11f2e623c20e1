# Special methods are looked up on the type only.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C: pass
c = C()
c.__len__ = lambda: 5
c.__call__ = lambda: 'called'
fails(lambda: len(c))  # expect: TypeError: object of type 'C' has no len()
fails(lambda: c())  # expect: TypeError: 'C' object is not callable
C.__len__ = lambda self: 7
print(len(c), c.__len__())  # expect: 7 5
