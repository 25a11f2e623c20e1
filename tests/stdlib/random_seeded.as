# The generator's sequence for a seed.
import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abcdef'), random.uniform(1, 2), random.randrange(0, 100, 5), random.getrandbits(70))
# expect: 0.6394267984578837 4 f 1.2750293183691193 35 124265960472762171881
l = list(range(10)); random.shuffle(l)
print(l, random.sample(range(100), 5), random.choices('abc', k=4), random.gauss(0, 1))
# expect: [3, 2, 4, 9, 5, 7, 0, 6, 1, 8] [71, 25, 91, 83, 89] ['b', 'a', 'b', 'c'] 1.8089967877585265
