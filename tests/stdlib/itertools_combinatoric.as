# product, permutations, combinations.
from itertools import *
print(list(product('ab', [1, 2])), list(permutations('abc', 2)), list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)), list(product([0, 1], repeat=2)), list(permutations([])))
# expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')] [(0, 0), (0, 1), (1, 0), (1, 1)] [()]
