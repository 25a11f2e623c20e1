import bisect
scores = [60, 70, 80, 90]
print([('FDCBA')[bisect.bisect(scores, s)] for s in (33, 99, 77, 70, 89, 90)], bisect.bisect_left(scores, 70))
bisect.insort(scores, 75); bisect.insort_left(scores, 70)
print(scores, bisect.bisect([('a', 1), ('b', 5)], 3, key=lambda p: p[1]), bisect.bisect_right(scores, 70, 2, 4))
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)
