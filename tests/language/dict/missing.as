# __missing__ is asked by [] only.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class D(dict):
    def __missing__(self, k):
        self[k] = f'made {k}'
        return self[k]
d = D()
print(d['x'], d, d.get('y'), 'y' in d, d.pop('z', None))
# expect: made x {'x': 'made x'} None False None
class E(dict):
    def __missing__(self, k): raise ValueError(k)
fails(lambda: E()['q'])  # expect: ValueError: q
fails(lambda: dict().__missing__)
# expect: AttributeError: 'dict' object has no attribute '__missing__'
