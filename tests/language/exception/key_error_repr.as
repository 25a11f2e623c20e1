# KeyError shows the repr of its key.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: {}['a'])  # expect: KeyError: 'a'
fails(lambda: {}[1])  # expect: KeyError: 1
fails(lambda: {}[(1, 2)])  # expect: KeyError: (1, 2)
fails(lambda: {}[None])  # expect: KeyError: None
fails(lambda: {}['it\'s'])  # expect: KeyError: "it's"
