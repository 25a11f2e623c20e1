# Insertion order survives updates, and deletions move re-insertions to the end.
d = {'a': 1, 'b': 2, 'c': 3}
d['a'] = 10
del d['b']
d['b'] = 5
print(d, list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)), list(reversed(d.items())))
# expect: {'a': 10, 'c': 3, 'b': 5} ['a', 'c', 'b'] [10, 3, 5] [('a', 10), ('c', 3), ('b', 5)] ['b', 'c', 'a'] [('b', 5), ('c', 3), ('a', 10)]
d.update(z=1, a=0)
print(d, d.popitem(), d)  # expect: {'a': 0, 'c': 3, 'b': 5} ('z', 1) {'a': 0, 'c': 3, 'b': 5}
