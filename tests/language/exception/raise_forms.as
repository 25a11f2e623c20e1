# What can be raised.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def r(x): raise x
fails(r, ValueError)  # expect-repr: 'ValueError: '
fails(r, ValueError('x', 1))  # expect: ValueError: ('x', 1)
fails(r, 5)  # expect: TypeError: exceptions must derive from BaseException
fails(r, 'text')  # expect: TypeError: exceptions must derive from BaseException
fails(r, None)  # expect: TypeError: exceptions must derive from BaseException
fails(r, int)  # expect: TypeError: exceptions must derive from BaseException
def bare(): raise
fails(bare)  # expect: RuntimeError: No active exception to reraise
def cause(): raise ValueError from 5
fails(cause)  # expect: TypeError: exception causes must derive from BaseException
