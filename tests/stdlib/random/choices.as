import random
r = random.Random(3)
print(r.choices('abc', [1, 2, 7], k=8))  # expect: ['b', 'c', 'c', 'c', 'c', 'a', 'a', 'c']
print(r.choices('xy', cum_weights=[1, 4], k=4))  # expect: ['y', 'x', 'y', 'y']
print(r.sample(['a', 'b'], counts=[3, 2], k=4))  # expect: ['b', 'b', 'a', 'a']
