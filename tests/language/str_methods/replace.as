# replace with counts and empty patterns.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), ''.replace('', 'x'), 'abc'.replace('x', 'y'), 'abc'.replace('b', ''), 'aaa'.replace('aa', 'b'), 'ab'.replace('', '-', 1), 'a'.replace('a', 'b', 0), 'aa'.replace('a', 'é', count=1))
# expect: bbb bba -a-b-c- x abc ac ba -ab a éa
fails(lambda: 'a'.replace('a'))
# expect: TypeError: replace() takes at least 2 positional arguments (1 given)
fails(lambda: 'a'.replace('a', 1))  # expect: TypeError: replace() argument 2 must be str, not int
