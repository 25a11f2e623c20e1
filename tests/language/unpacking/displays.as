# Stars in list, tuple, set and dict displays.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print([*'ab', *range(2)], (*[1], 2), {*[1], *(2,)}, {**{'a': 1}, 'b': 2, **{}}, *[1, 2])
# expect: ['a', 'b', 0, 1] (1, 2) {1, 2} {'a': 1, 'b': 2} 1 2
fails(lambda: [*5])  # expect: TypeError: Value after * must be an iterable, not int
fails(lambda: {**[1]})  # expect: TypeError: 'list' object is not a mapping
fails(lambda: (*None,))  # expect: TypeError: Value after * must be an iterable, not NoneType
print([*[]], (*(),))  # expect: [] ()
