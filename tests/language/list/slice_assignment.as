# Assigning to and deleting slices.
a = [0, 1, 2, 3, 4, 5]
a[1:3] = ['x', 'y', 'z']
print(a)  # expect: [0, 'x', 'y', 'z', 3, 4, 5]
a[0:0] = [9]; a[len(a):] = [8]; a[2:2] = 'ab'
print(a)  # expect: [9, 0, 'a', 'b', 'x', 'y', 'z', 3, 4, 5, 8]
a[::2] = [0] * len(a[::2])
print(a)  # expect: [0, 0, 0, 'b', 0, 'y', 0, 3, 0, 5, 0]
a[1:-1] = []
print(a)  # expect: [0, 0]
a[:] = range(6)
del a[1::2]
print(a)  # expect: [0, 2, 4]
del a[-1:]; del a[:1]
print(a)  # expect: [2]
try: a[::2] = [1, 2, 3]
except ValueError as e: print(e)
# expect: attempt to assign sequence of size 3 to extended slice of size 1
try: a[0:1] = 5
except TypeError as e: print(e)  # expect: must assign iterable to extended slice
try: a[::2] = 5
except TypeError as e: print(e)  # expect: must assign iterable to extended slice
