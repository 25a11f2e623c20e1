# chain, zip_longest, accumulate, groupby, starmap, tee.
from itertools import *
print(list(chain('ab', [1])), list(chain.from_iterable(['ab', 'c'])), list(zip_longest('ab', 'c', fillvalue='-')), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], max, initial=2)), [(k, list(g)) for k, g in groupby('aabbc')], list(starmap(pow, [(2, 3)])))
# expect: ['a', 'b', 1] ['a', 'b', 'c'] [('a', 'c'), ('b', '-')] [1, 3, 6] [2, 2, 2, 3] [('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [8]
a, b = tee([1, 2])
print(list(a), list(b))  # expect: [1, 2] [1, 2]
