# More parameters than a small instruction could count.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

names = [f'p{i}' for i in range(300)]
ns = {}
exec(f"def f({', '.join(names)}): return sum([{', '.join(names)}])", ns)
print(ns['f'](*range(300)), ns['f'](**{n: 1 for n in names}))  # expect: 44850 300
fails(lambda: ns['f'](1)if 0 else len(names))  # expect: no error: 300
