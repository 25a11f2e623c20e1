import random
r = random.Random(1)
state = r.getstate()
first = [r.random() for i in range(3)]
r.setstate(state)
print(first == [r.random() for i in range(3)], state[0], len(state[1]))  # expect: True 3 625
class Fixed(random.Random):
    def random(self):
        return .25
print(Fixed().randrange(10), Fixed().choice('abcd'))  # expect: 8 a
