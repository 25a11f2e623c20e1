# Method calls on instances: own, inherited, overridden, through super(), with keywords.


class Counter:
    def __init__(self, start):
        self.value = start

    def bump(self):
        self.value += 1
        return self

    def add(self, amount, scale=1):
        self.value = (self.value + amount * scale) % 1000003

    def read(self):
        return self.value


class Doubling(Counter):
    def add(self, amount, scale=1):
        super().add(amount, scale=2 * scale)


class Quiet(Doubling):
    def read(self):
        return -self.value


def main(times):
    counters = [Counter(1), Doubling(2), Quiet(3)]
    total = 0
    for i in range(times):
        for counter in counters:
            counter.bump().bump()
            counter.add(i)
            counter.add(i, scale=3)
            total += counter.read()
    print(total, *[counter.value for counter in counters])


main(800000)
