# Exceptions are thrown into the innermost generator.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def inner():
    try: yield 1
    except ValueError: yield 'inner caught'
def outer():
    try: yield from inner()
    except KeyError as e: yield f'outer caught {e}'
it = outer()
next(it)
print(it.throw(ValueError), it.throw(KeyError('k')))  # expect: inner caught outer caught 'k'
def it2(): yield from iter([1, 2])
g = it2()
next(g)
fails(lambda: g.throw(TypeError('no throw method')))  # expect: TypeError: no throw method
