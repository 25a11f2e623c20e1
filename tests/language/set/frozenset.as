# Frozen sets hash, mix with sets and refuse mutation.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

f = frozenset([1, 2])
print(f | {3}, {3} | f, type(f | {3}), type({3} | f), hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset({1, 2})], f == {1, 2}, f in {f}, {1, 2} in {f}, f.copy() is f)
# expect: frozenset({1, 2, 3}) {1, 2, 3} <class 'frozenset'> <class 'set'> True 1 True True True True
fails(lambda: f.add(1))  # expect: AttributeError: 'frozenset' object has no attribute 'add'
f |= {5}
print(sorted(f), type(f))  # expect: [1, 2, 5] <class 'frozenset'>
print(frozenset('a') == {'a'}, frozenset([frozenset()]))  # expect: True frozenset({frozenset()})
