# __getattr__ is asked only after the normal look-up fails.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class C:
    x = 1
    def __getattr__(self, n):
        if n == 'bad': raise AttributeError('custom message')
        return 'dyn ' + n
c = C()
c.y = 2
print(c.x, c.y, c.z, hasattr(c, 'bad'), hasattr(c, 'q'), getattr(c, 'bad', 'dflt'))
# expect: 1 2 dyn z False True dflt
fails(lambda: c.bad)  # expect: AttributeError: custom message
fails(lambda: len(c))  # expect: TypeError: object of type 'C' has no len()
