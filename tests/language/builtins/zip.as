# zip stops at the shortest; strict complains.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(list(zip()), list(zip('ab')), list(zip('abc', range(2))), list(zip(*[(1, 2), (3, 4)])), list(zip('ab', 'cd', strict=True)))
# expect: [] [('a',), ('b',)] [('a', 0), ('b', 1)] [(1, 3), (2, 4)] [('a', 'c'), ('b', 'd')]
fails(lambda: list(zip('ab', 'c', strict=True)))
# expect: ValueError: zip() argument 2 is shorter than argument 1
fails(lambda: list(zip('a', 'cd', strict=True)))
# expect: ValueError: zip() argument 2 is longer than argument 1
fails(lambda: list(zip('ab', 'cd', 'e', strict=True)))
# expect: ValueError: zip() argument 3 is shorter than arguments 1-2
fails(lambda: zip(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: zip('a', 5))  # expect: TypeError: 'int' object is not iterable
