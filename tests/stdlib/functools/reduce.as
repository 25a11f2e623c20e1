# reduce and cmp_to_key.
from functools import cmp_to_key, reduce

print(reduce(lambda a, b: a * b, range(1, 8)))  # expect: 5040
print(reduce(lambda a, b: a + b, [], "start"))  # expect: start
try:
    reduce(max, [])
except TypeError as error:
    print(error)  # expect: reduce() of empty iterable with no initial value


def by_length_then_reverse(a, b):
    return len(a) - len(b) or (a < b) - (a > b)


print(sorted(["bb", "a", "cc", "ccc", "d"], key=cmp_to_key(by_length_then_reverse)))
# expect: ['d', 'a', 'cc', 'bb', 'ccc']
print(max([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))  # expect: 1
