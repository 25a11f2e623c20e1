# Equal frozensets have equal hashes in any order.
print(hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()) == hash(frozenset([])), hash(range(5)) == hash(range(0, 5)), hash(range(0)) == hash(range(5, 2)))
# expect: True True True True
