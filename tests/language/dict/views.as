# Views are live and behave as sets.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

d = {'a': 1, 'b': 2}
k, v, i = d.keys(), d.values(), d.items()
d['c'] = 3
print(k, v, i, len(k), 'c' in k, 3 in v, ('a', 1) in i, ('a', 2) in i)
# expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)]) 3 True True True False
print(sorted(k & {'a', 'x'}), sorted(k | {'x'}), sorted(k - {'a'}), sorted(k ^ {'a', 'x'}), k == {'a', 'b', 'c'}, k >= {'a'}, k.isdisjoint({'x'}), sorted(i & {('a', 1)}), v == d.values(), k.mapping)
# expect: ['a'] ['a', 'b', 'c', 'x'] ['b', 'c'] ['b', 'c', 'x'] True True True [('a', 1)] False {'a': 1, 'b': 2, 'c': 3}
fails(lambda: k[0])  # expect: TypeError: 'dict_keys' object is not subscriptable
fails(lambda: v & v)
# expect: TypeError: unsupported operand type(s) for &: 'dict_values' and 'dict_values'
fails(lambda: hash(k))  # expect: TypeError: unhashable type: 'dict_keys'
