# callable, id, type and hash of odd things.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(callable(print), callable(int), callable(5), id(None) == id(None), type(None).__name__, type(...).__name__, type(type).__name__, hash(None) == hash(None), hash(()) == hash(()))
# expect: True True False True NoneType ellipsis type True True
fails(lambda: hash({}))  # expect: TypeError: unhashable type: 'dict'
fails(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
fails(lambda: type(1, 2))  # expect: TypeError: type() takes 1 or 3 arguments
fails(lambda: id())  # expect: TypeError: id() takes exactly one argument (0 given)
