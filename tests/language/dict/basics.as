# Construction, look-up, membership, repr.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

d = {'a': 1, 'b': 2}
print(d, d['a'], 'a' in d, 1 in d, len(d), {}, dict(), dict(a=1, b=2), dict([('x', 1), ['y', 2]]), dict({'k': 1}, z=3), dict(zip('ab', (1, 2))), list(d), {1: 'a', 1.0: 'b', True: 'c'}, {**d, 'a': 9, **{'c': 3}})
# expect: {'a': 1, 'b': 2} 1 True False 2 {} {} {'a': 1, 'b': 2} {'x': 1, 'y': 2} {'k': 1, 'z': 3} {'a': 1, 'b': 2} ['a', 'b'] {1: 'c'} {'a': 9, 'b': 2, 'c': 3}
fails(lambda: d['z'])  # expect: KeyError: 'z'
fails(lambda: d[[]])  # expect: TypeError: unhashable type: 'list'
fails(lambda: {[]: 1})  # expect: TypeError: unhashable type: 'list'
fails(lambda: [] in d)  # expect: TypeError: unhashable type: 'list'
fails(lambda: dict(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: dict([1]))
# expect: TypeError: cannot convert dictionary update sequence element #0 to a sequence
fails(lambda: dict([(1, 2, 3)]))
# expect: ValueError: dictionary update sequence element #0 has length 3; 2 is required
fails(lambda: dict(1, 2))  # expect: TypeError: dict expected at most 1 argument, got 2
fails(lambda: {**5})  # expect: TypeError: 'int' object is not a mapping
fails(lambda: {(1, []): 2})  # expect: TypeError: unhashable type: 'list'
