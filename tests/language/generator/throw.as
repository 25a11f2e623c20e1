# throw() raises at the yield.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    try: yield 1
    except ValueError as e: yield f'caught {e}'
    yield 'after'
it = g()
next(it)
print(it.throw(ValueError('x')), next(it))  # expect: caught x after
fails(lambda: it.throw(KeyError('k')))  # expect: KeyError: 'k'
fails(lambda: next(it))  # expect-repr: 'StopIteration: '
fails(lambda: g().throw(RuntimeError('unstarted')))  # expect: RuntimeError: unstarted
fails(lambda: g().throw(5))
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
