# throw into finished, unstarted and delegating generators.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def g(): yield 1
it = g(); list(it)
fails(lambda: it.throw(ValueError('finished')))  # expect: ValueError: finished
it = g()
fails(lambda: it.throw(ValueError('unstarted')))  # expect: ValueError: unstarted
print(list(it))  # expect: []
it = g(); next(it)
fails(lambda: it.throw(StopIteration('x')))  # expect: RuntimeError: generator raised StopIteration
fails(lambda: g().throw(GeneratorExit)if 0 else None)  # expect: no error: None
