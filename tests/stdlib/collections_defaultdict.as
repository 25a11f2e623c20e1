# defaultdict makes missing values.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from collections import defaultdict
d = defaultdict(list)
d['a'].append(1)
print(d, d.get('b'), 'b' in d, d['b'], d, d.default_factory)
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': []}) None False [] defaultdict(<class 'list'>, {'a': [1], 'b': []}) <class 'list'>
fails(lambda: defaultdict()['x'])  # expect: KeyError: 'x'
fails(lambda: defaultdict(5))  # expect: TypeError: first argument must be callable or None
