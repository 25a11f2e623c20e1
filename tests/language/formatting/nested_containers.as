# repr of nested containers uses repr of the items.
print([1, 'a', (2,), {'k': {3}}, None, 1.5, b'x'], ({},), {'a': []}, [[]], {1: (2, [3])}, frozenset({1}), [range(2), slice(1)], [int, len])
# expect: [1, 'a', (2,), {'k': {3}}, None, 1.5, b'x'] ({},) {'a': []} [[]] {1: (2, [3])} frozenset({1}) [range(0, 2), slice(None, 1, None)] [<class 'int'>, <built-in function len>]
