import random
r = random.Random(42)
print(r.random(), r.randint(1, 6), r.choice('abc'), r.sample(range(100), 5), r.uniform(1, 2), r.gauss(0, 1), r.choices('ab', [1, 9], k=5))
x = list(range(8)); r.shuffle(x); print(x, r.getrandbits(70), r.randrange(0, 100, 7), r.triangular(), r.expovariate(2), r.betavariate(1, 2), r.randbytes(4), r.binomialvariate(10, .3))
state = r.getstate(); a = r.random(); r.setstate(state); print(a == r.random())
print(random.Random('text').random(), random.Random(b'bytes').random(), random.Random(2.5).random(), random.Random(-3).random())
