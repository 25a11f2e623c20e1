# range: length, membership, indexing, slices, equality.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

r = range(2, 20, 3)
print(r, len(r), list(r), r[1], r[-1], r[1:4], r[::-1], r[::2], 5 in r, 6 in r, 5.0 in r, 'a' in r, r.start, r.stop, r.step, r.index(8), r.count(8), r.count(9), range(5), range(0), list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5), hash(range(3)) == hash(range(0, 3)), bool(range(0)))
# expect: range(2, 20, 3) 6 [2, 5, 8, 11, 14, 17] 5 17 range(5, 14, 3) range(17, -1, -3) range(2, 20, 6) True False True False 2 20 3 2 1 0 range(0, 5) range(0, 0) [5, 3, 1] True True True True False
fails(lambda: r[6])  # expect: IndexError: range object index out of range
fails(lambda: r[-7])  # expect: IndexError: range object index out of range
fails(lambda: r.index(9))  # expect: ValueError: 9 is not in range
fails(lambda: range(1, 2, 0))  # expect: ValueError: range() arg 3 must not be zero
fails(lambda: range())  # expect: TypeError: range expected at least 1 argument, got 0
fails(lambda: range('a'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
fails(lambda: range(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
fails(lambda: range(1, 2, 3, 4))  # expect: TypeError: range expected at most 3 arguments, got 4
