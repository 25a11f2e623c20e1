# The text of a Unicode error tells its span as it was given, within the object or not.
for start, end in (0, 1), (1, 3), (3, 4), (5, 2), (-4, -2), (0, 0), (2, 9):
    print(UnicodeDecodeError('c', b'abc', start, end, 'r'))
# expect: 'c' codec can't decode byte 0x61 in position 0: r
# expect: 'c' codec can't decode bytes in position 1-2: r
# expect: 'c' codec can't decode bytes in position 3-3: r
# expect: 'c' codec can't decode bytes in position 5-1: r
# expect: 'c' codec can't decode bytes in position -4--3: r
# expect: 'c' codec can't decode bytes in position 0--1: r
# expect: 'c' codec can't decode bytes in position 2-8: r
print(UnicodeDecodeError('c', b'', 0, 1, 'r'))
# expect: 'c' codec can't decode bytes in position 0-0: r
print(UnicodeEncodeError('c', '', 0, 1, 'r'))
# expect: 'c' codec can't encode characters in position 0-0: r
print(UnicodeEncodeError('c', 'é', 0, 1, 'r'))
# expect: 'c' codec can't encode character '\xe9' in position 0: r
print(UnicodeTranslateError('abc', 4, 8, 'r'))
# expect: can't translate characters in position 4-7: r
