# find, rfind, index, rindex, count with bounds.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

s = 'abcabc'
print(s.find('b'), s.rfind('b'), s.find('x'), s.find(''), s.rfind(''), s.find('b', 2), s.find('b', 2, 4), s.find('b', -2), s.find('', 6), s.find('', 7))
# expect: 1 4 -1 0 6 4 -1 4 6 -1
print(s.index('c'), s.rindex('c'), s.count('bc'), s.count(''), 'aaa'.count('aa'), s.count('a', 1), 'é漢é'.find('é', 1))
# expect: 2 5 2 7 1 1 2
fails(lambda: s.index('x'))  # expect: ValueError: substring not found
fails(lambda: s.rindex('x'))  # expect: ValueError: substring not found
fails(lambda: s.find(1))  # expect: TypeError: find() argument 1 must be str, not int
