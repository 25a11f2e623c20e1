# Sets of numbers: construction, membership, repr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print({1, 2, 3}, set(), {3, 1, 2, 1}, set([1, 1]), len({1, 2}), 1 in {1}, {1} == {1.0}, {*[1, 2], 3}, frozenset(), frozenset({1}), sorted(set('hello')), {1, 1.0, True})
# expect: {1, 2, 3} set() {1, 2, 3} {1} 2 True True {1, 2, 3} frozenset() frozenset({1}) ['e', 'h', 'l', 'o'] {1}
fails(lambda: {[]})  # expect: TypeError: unhashable type: 'list'
fails(lambda: set(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: set(1, 2))  # expect: TypeError: set expected at most 1 argument, got 2
fails(lambda: {1}[0])  # expect: TypeError: 'set' object is not subscriptable
fails(lambda: hash({1}))  # expect: TypeError: unhashable type: 'set'
fails(lambda: [] in {1})  # expect: TypeError: unhashable type: 'list'
