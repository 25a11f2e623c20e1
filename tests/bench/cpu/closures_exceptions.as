# Closures that share and change variables, and exceptions raised through several frames.


class Refused(Exception):
    def __init__(self, amount):
        super().__init__("refused", amount)
        self.amount = amount


def account(balance):
    refusals = 0

    def draw(amount):
        nonlocal balance
        if amount > balance:
            raise Refused(amount)
        balance -= amount
        return balance

    def pay(amount):
        nonlocal balance
        balance += amount
        return balance

    def attempt(amount):
        nonlocal refusals
        try:
            return draw(amount)
        except Refused as error:
            refusals += 1
            return pay(error.amount // 2)

    def state():
        return balance, refusals

    return attempt, state


def compose(f, g):
    return lambda x: f(g(x))


def main(times):
    attempt, state = account(100)
    adders = [lambda x, n=n: (x + n) % 9973 for n in range(10)]
    chain = adders[0]
    for adder in adders[1:]:
        chain = compose(adder, chain)
    x = 0
    tidied = 0
    for i in range(times):
        x = chain(x)
        try:
            attempt(x % 97)
            if x % 5 == 0:
                raise ValueError(x)
        except ValueError as error:
            x = (error.args[0] + 1) % 9973
        finally:
            tidied += 1
    print(x, tidied, *state())


main(1000000)
