# Bisection.
import bisect
a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.insort(a, 2.5), a, bisect.bisect(a, 5, key=lambda x: x * 2), bisect.bisect_left([], 1), bisect.bisect_left(a, 3, 1, 2))
# expect: 3 1 None [1, 2, 2, 2.5, 3] 4 0 2
