# enumerate with a start.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([], start=1)), list(enumerate('a', 2 ** 64)), list(enumerate('abc', -1)))
# expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [] [(18446744073709551616, 'a')] [(-1, 'a'), (0, 'b'), (1, 'c')]
fails(lambda: enumerate())  # expect: TypeError: enumerate() missing required argument 'iterable'
fails(lambda: enumerate(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: enumerate('a', 'b'))
# expect: TypeError: 'str' object cannot be interpreted as an integer
e = enumerate('ab')
print(next(e), next(e), next(e, None), iter(e) is e)  # expect: (0, 'a') (1, 'b') None True
