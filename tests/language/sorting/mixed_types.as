# Numbers of different types sort together; others do not.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print(sorted([1, 0.5, True, 2 ** 70, -1.5]), sorted([[2], [1, 5], []]), sorted([(1, 'b'), (1, 'a')]), sorted(['b', 'B', 'a', 'é']))
# expect: [-1.5, 0.5, 1, True, 1180591620717411303424] [[], [1, 5], [2]] [(1, 'a'), (1, 'b')] ['B', 'a', 'b', 'é']
fails(lambda: sorted([1, 'a']))
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
fails(lambda: sorted([None, 1]))
# expect: TypeError: '<' not supported between instances of 'int' and 'NoneType'
fails(lambda: sorted([(1, 'a'), (1, 2)]))
# expect: TypeError: '<' not supported between instances of 'int' and 'str'
fails(lambda: sorted([{}, {}]))
# expect: TypeError: '<' not supported between instances of 'dict' and 'dict'
