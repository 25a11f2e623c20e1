# Tuples refuse changes, though += of a list inside changes the list first.
t = (1, [2])
try: t[0] = 5
except TypeError as e: print(e)  # expect: 'tuple' object does not support item assignment
try: del t[0]
except TypeError as e: print(e)  # expect: 'tuple' object doesn't support item deletion
try: t[1] += [3]
except TypeError as e: print(e)  # expect: 'tuple' object does not support item assignment
print(t)  # expect: (1, [2, 3])
t += (4,)
print(t)  # expect: (1, [2, 3], 4)
