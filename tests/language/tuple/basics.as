# Tuples: construction, repr, comparison, hashing.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print((), (1,), (1, 2), 1, tuple(), tuple('ab'), tuple([1]), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)), (1, (2, [3])), len((1, 2)), (1, 2, 1).count(1), (1, 2).index(2))
# expect: () (1,) (1, 2) 1 () ('a', 'b') (1,) True True True False True (1, (2, [3])) 2 2 1
fails(lambda: hash(([],)))  # expect: TypeError: unhashable type: 'list'
fails(lambda: (1,)[1])  # expect: IndexError: tuple index out of range
fails(lambda: (1, 2).index(3))  # expect: ValueError: tuple.index(x): x not in tuple
fails(lambda: (1,) + [2])  # expect: TypeError: can only concatenate tuple (not "list") to tuple
fails(lambda: (1,) < [1])
# expect: TypeError: '<' not supported between instances of 'tuple' and 'list'
fails(lambda: tuple(5))  # expect: TypeError: 'int' object is not iterable
