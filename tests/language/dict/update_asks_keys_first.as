# update() from an object with keys(): all keys first, then the values.
class Source:
    def keys(self):
        for key in 'ab':
            print('key', key)
            yield key

    def __getitem__(self, key):
        print('value of', key)
        return key * 2


print(dict(Source()), {**Source()})
# expect: key a
# expect: key b
# expect: value of a
# expect: value of b
# expect: key a
# expect: key b
# expect: value of a
# expect: value of b
# expect: {'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb'}
target = {}
target.update(Source())
# expect: key a
# expect: key b
# expect: value of a
# expect: value of b


class Wrong:
    def keys(self):
        return 5

    __getitem__ = None


for call in (dict, target.update, lambda source: {**source}):
    try:
        call(Wrong())
    except TypeError as error:
        print(error)
# expect: Wrong.keys() returned a non-iterable (type int)
# expect: Wrong.keys() returned a non-iterable (type int)
# expect: Wrong.keys() returned a non-iterable (type int)
