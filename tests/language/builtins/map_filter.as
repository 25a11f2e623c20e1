# map and filter are lazy.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(str.isupper, 'aBC')))
# expect: ['1', '2'] [11, 22] [1, 'a'] ['B', 'C']
fails(lambda: map())  # expect: TypeError: map() must have at least two arguments.
fails(lambda: map(str))  # expect: TypeError: map() must have at least two arguments.
fails(lambda: map(5, [1]).__next__())  # expect: TypeError: 'int' object is not callable
fails(lambda: list(map(5, [])))  # expect: no error: []
fails(lambda: list(map(lambda: 0, [1])))
# expect: TypeError: <lambda>.<locals>.<lambda>() takes 0 positional arguments but 1 was given
fails(lambda: filter(None))  # expect: TypeError: filter expected 2 arguments, got 1
fails(lambda: list(filter(5, [1])))  # expect: TypeError: 'int' object is not callable
