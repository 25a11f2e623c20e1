# Sending into a plain iterator fails.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g(): yield from [1, 2]
it = g()
next(it)
fails(lambda: it.send('x'))
# expect: AttributeError: 'list_iterator' object has no attribute 'send'
def h(): yield from 5
fails(lambda: next(h()))  # expect: TypeError: 'int' object is not iterable
class I:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): return ('sent', v)
def k(): yield from I()
it = k()
print(next(it), it.send(5))  # expect: 1 ('sent', 5)
