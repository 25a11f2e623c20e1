# Union, intersection, difference, symmetric difference.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union([9], (8,)), a.intersection([1, 2], [2]), a.difference([1], [2]), a.symmetric_difference([3, 7]), a.union(), b - a)
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} {1, 2, 3, 8, 9} {2} {3} {1, 2, 7} {1, 2, 3} {4}
print(a < b, {1} < a, a <= a, a < a, a >= {1, 2}, a.issubset(range(5)), a.issuperset([1]), a.isdisjoint([7]), a == {3, 2, 1}, a != b)
# expect: False True True False True True True True True True
fails(lambda: a | [1])  # expect: TypeError: unsupported operand type(s) for |: 'set' and 'list'
fails(lambda: a - [1])  # expect: TypeError: unsupported operand type(s) for -: 'set' and 'list'
fails(lambda: a < [1])  # expect: TypeError: '<' not supported between instances of 'set' and 'list'
fails(lambda: a & None)
# expect: TypeError: unsupported operand type(s) for &: 'set' and 'NoneType'
fails(lambda: a.union(5))  # expect: TypeError: 'int' object is not iterable
