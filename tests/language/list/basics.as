# Construction, indexing, repr, equality and order.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print([], [1], [1, [2, []]], list(), list('ab'), list(range(3)), [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [1, 2] == (1, 2), [[1]] == [[1.0]], len([1, 2]), 2 in [1, 2], [1, 2, 3][-1])
# expect: [] [1] [1, [2, []]] [] ['a', 'b'] [0, 1, 2] True True True True False True 2 True 3
fails(lambda: [1][1])  # expect: IndexError: list index out of range
fails(lambda: [1][-2])  # expect: IndexError: list index out of range
fails(lambda: [1]['a'])  # expect: TypeError: list indices must be integers or slices, not str
fails(lambda: [1] < (1,))
# expect: TypeError: '<' not supported between instances of 'list' and 'tuple'
fails(lambda: [1] < ['a'])
# expect: TypeError: '<' not supported between instances of 'int' and 'str'
fails(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
fails(lambda: list(5))  # expect: TypeError: 'int' object is not iterable
