# A generator runs only when asked.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g():
    print('start')
    yield 1
    print('middle')
    yield 2
    print('end')
it = g()
print('made')  # expect: made
print(next(it))
# expect: start
# expect: 1
print(next(it))
# expect: middle
# expect: 2
fails(lambda: next(it))
# expect: end
# expect-repr: 'StopIteration: '
fails(lambda: next(it))  # expect-repr: 'StopIteration: '
