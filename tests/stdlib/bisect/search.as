# Binary search.
import bisect

a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9))  # expect: 3 1 4
bisect.insort(a, 2.5)
print(a)  # expect: [1, 2, 2, 2.5, 3]
people = [("b", 2), ("c", 4)]
bisect.insort(people, ("d", 3), key=lambda p: p[1])
print(people, bisect.bisect_left(people, 3, key=lambda p: p[1]))
# expect: [('b', 2), ('d', 3), ('c', 4)] 1
try:
    bisect.bisect([1], 1, -1)
except ValueError as error:
    print(error)  # expect: lo must be non-negative
