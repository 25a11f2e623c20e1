# Separate generators, states and text seeds.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import random
a, b = random.Random('seed'), random.Random('seed')
print(a.random() == b.random(), a.random())  # expect: True 0.23670923666908306
s = a.getstate(); x = a.random(); a.setstate(s)
print(a.random() == x, random.Random(2 ** 80).random(), random.Random(b'x').randint(0, 9))
# expect: True 0.25118542776082864 5
fails(lambda: random.choice([]))  # expect: IndexError: Cannot choose from an empty sequence
fails(lambda: random.randrange(5, 5))  # expect: ValueError: empty range in randrange(5, 5)
fails(lambda: random.sample([1], 2))
# expect: ValueError: Sample larger than population or is negative
