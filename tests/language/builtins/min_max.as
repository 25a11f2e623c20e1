# min and max with key and default.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(max(1, 3, 2), min('b', 'a'), max([1, 5]), max('abc', key=ord), min([], default=0), max([3, -5], key=abs), max([1, 1.0]), min(1.0, 1), max('a', 'b', key=None))
# expect: 3 a 5 c 0 -5 1 1.0 b
fails(lambda: max())  # expect: TypeError: max expected at least 1 argument, got 0
fails(lambda: max([]))  # expect: ValueError: max() iterable argument is empty
fails(lambda: max(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: max(1, 'a'))
# expect: TypeError: '>' not supported between instances of 'str' and 'int'
fails(lambda: max(1, 2, default=3))
# expect: TypeError: Cannot specify a default for max() with multiple positional arguments
fails(lambda: min([1], bad=2))  # expect: TypeError: min() got an unexpected keyword argument 'bad'
