# islice, takewhile, dropwhile, filterfalse, compress.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from itertools import *
print(list(islice('abcdef', 1, 5, 2)), list(takewhile(bool, [1, 2, 0, 3])), list(dropwhile(bool, [1, 0, 2])), list(filterfalse(None, [0, 1])), list(compress('abc', [1, 0, 1])), list(pairwise('abc')), list(batched('abcde', 2)))
# expect: ['b', 'd'] [1, 2] [0, 2] [0] ['a', 'c'] [('a', 'b'), ('b', 'c')] [('a', 'b'), ('c', 'd'), ('e',)]
fails(lambda: islice('a', -1))
# expect: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
fails(lambda: list(batched('abc', 2, strict=True)))
# expect: ValueError: batched(): incomplete batch
