# format_map uses any mapping.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class D(dict):
    def __missing__(self, k): return f'?{k}?'
print('{a} {b}'.format_map(D(a=1)), '{x[0]}'.format_map({'x': 'yz'}))  # expect: 1 ?b? y
fails(lambda: '{a}'.format_map({}))  # expect: KeyError: 'a'
fails(lambda: '{}'.format_map({}))  # expect: ValueError: Format string contains positional fields
