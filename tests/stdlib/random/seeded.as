import random
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice('abc'))  # expect: 0.6394267984578837 1 c
print(random.sample(range(100), 5))  # expect: [35, 31, 28, 17, 94]
items = list(range(8))
random.shuffle(items)
print(items)  # expect: [3, 7, 2, 0, 4, 6, 5, 1]
print(random.getrandbits(70))  # expect: 92783382097018677491
