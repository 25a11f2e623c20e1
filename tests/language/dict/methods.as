# get, setdefault, pop, popitem, update, copy, clear, fromkeys.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

d = {'a': 1}
print(d.get('a'), d.get('z'), d.get('z', 5), d.setdefault('a', 9), d.setdefault('n'), d.setdefault('m', 3), d, d.pop('n'), d.pop('q', 'def'), d.update({'x': 1}, y=2), d.update([('p', 0)]), d, d.copy() is d, dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), d.clear(), d)
# expect: 1 None 5 1 None 3 {} None def None None {} False {'a': None, 'b': None} {1: 0, 2: 0} None {}
fails(lambda: d.pop('z'))  # expect: KeyError: 'z'
fails(lambda: d.popitem())  # expect: KeyError: 'popitem(): dictionary is empty'
fails(lambda: d.update(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: d.update([(1,)]))
# expect: ValueError: dictionary update sequence element #0 has length 1; 2 is required
fails(lambda: d.get())  # expect: TypeError: get expected at least 1 argument, got 0
fails(lambda: d.get([]))  # expect: TypeError: unhashable type: 'list'
fails(lambda: dict.fromkeys(5))  # expect: TypeError: 'int' object is not iterable
fails(lambda: d.update(1, 2))  # expect: TypeError: update expected at most 1 argument, got 2
