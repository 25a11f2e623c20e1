# Built-in functions refuse unknown keywords and wrong counts.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: len())  # expect: TypeError: len() takes exactly one argument (0 given)
fails(lambda: len(1, 2))  # expect: TypeError: len() takes exactly one argument (2 given)
fails(lambda: len(x=1))  # expect: TypeError: len() takes no keyword arguments
fails(lambda: ord())  # expect: TypeError: ord() takes exactly one argument (0 given)
fails(lambda: abs(1, 2))  # expect: TypeError: abs() takes exactly one argument (2 given)
fails(lambda: print(bad=1))  # expect: TypeError: print() got an unexpected keyword argument 'bad'
fails(lambda: sorted([1], bad=2))
# expect: TypeError: sort() got an unexpected keyword argument 'bad'
fails(lambda: isinstance(1))  # expect: TypeError: isinstance expected 2 arguments, got 1
fails(lambda: chr('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: getattr(1))  # expect: TypeError: getattr expected at least 2 arguments, got 1
