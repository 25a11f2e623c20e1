# Types that refuse hashing.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: hash([]))  # expect: TypeError: unhashable type: 'list'
fails(lambda: hash({}))  # expect: TypeError: unhashable type: 'dict'
fails(lambda: hash(set()))  # expect: TypeError: unhashable type: 'set'
fails(lambda: hash(bytearray()))  # expect: TypeError: unhashable type: 'bytearray'
fails(lambda: hash(([],)))  # expect: TypeError: unhashable type: 'list'
fails(lambda: hash(frozenset([[]])))  # expect: TypeError: unhashable type: 'list'
print(hash(slice(1)) == hash(slice(1)), isinstance(hash(object()), int), isinstance(hash(len), int))
# expect: True True True
