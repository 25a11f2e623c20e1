# sort and sorted with key and reverse.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a = [3, 1, 2]
print(a.sort(), a, sorted('bca'), sorted([3, 1, 2], reverse=True), sorted(['bb', 'a', 'ccc'], key=len), sorted([1, -2, 3], key=abs, reverse=True), sorted({'b': 1, 'a': 2}), sorted((2, 1)))
# expect: None [1, 2, 3] ['a', 'b', 'c'] [3, 2, 1] ['a', 'bb', 'ccc'] [3, -2, 1] ['a', 'b'] [1, 2]
fails(lambda: [1, 'a'].sort())
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
fails(lambda: [].sort(1))  # expect: TypeError: sort() takes no positional arguments
fails(lambda: sorted([1], lambda x: x))  # expect: TypeError: sorted expected 1 argument, got 2
fails(lambda: sorted(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: sorted())  # expect: TypeError: sorted expected 1 argument, got 0
fails(lambda: [1, 2].sort(key=5))  # expect: TypeError: 'int' object is not callable
