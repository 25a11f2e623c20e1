# Structures on several lines.
from dataclasses import dataclass
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr

data = {"name": "x" * 30, "items": list(range(12)), "nested": {"b": (1,), "a": {"k": "v" * 40}}}
pprint(data)
# expect: {'items': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
# expect:  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'nested': {'a': {'k': 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv'}, 'b': (1,)}}
pprint(data, width=40, compact=True, indent=2)
# expect: { 'items': [ 0, 1, 2, 3, 4, 5, 6, 7, 8,
# expect:              9, 10, 11],
# expect:   'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:   'nested': { 'a': { 'k': 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv'},
# expect:               'b': (1,)}}
pp({"b": 1, "a": 2})  # expect: {'b': 1, 'a': 2}
pprint({"b": 1, "a": 2})  # expect: {'a': 2, 'b': 1}
print(pformat(["word " * 10] * 2, width=30))
# expect: ['word word word word word '
# expect:  'word word word word word ',
# expect:  'word word word word word '
# expect:  'word word word word word ']
loop = [1]
loop.append(loop)
print(isrecursive(loop), isreadable([1]), isreadable(object()), saferepr({3, 1}))
# expect: True True False {1, 3}
pprint([[[[1]]]], depth=2)  # expect: [[[...]]]


@dataclass
class Person:
    name: str
    friends: list


pprint(Person("a" * 30, ["b" * 30, "c" * 30]))
# expect: Person(name='aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
# expect:        friends=['bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
# expect:                 'cccccccccccccccccccccccccccccc'])
print(pformat(123456789, underscore_numbers=True))  # expect: 123_456_789
