# Dicts compare without order.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == [], {1: 1} == {1: 1, 2: 2}, {'a': [1]} == {'a': [1]})
# expect: True True True False False True
fails(lambda: {} < {})
# expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
fails(lambda: {1: 1} >= {})
# expect: TypeError: '>=' not supported between instances of 'dict' and 'dict'
nan = float('nan')
print({1: nan} == {1: nan}, {1: float('nan')} == {1: float('nan')})  # expect: True False
