# contextlib.contextmanager.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from contextlib import contextmanager
@contextmanager
def m(tag):
    print('in', tag)
    try: yield tag * 2
    except ValueError as e: print('caught', e)
    finally: print('out')
with m('a') as x: print(x)
# expect: in a
# expect: aa
# expect: out
with m('b'): raise ValueError('v')
# expect: in b
# expect: caught v
# expect: out
def f():
    with m('c'): raise KeyError('k')
fails(f)
# expect: in c
# expect: out
# expect: KeyError: 'k'
