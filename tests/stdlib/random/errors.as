import random
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0),
             lambda: random.sample([1], 2), lambda: random.choices([1], [0])):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)

# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError empty range in randrange(5, 2)
# expect: ValueError empty range for randrange()
# expect: ValueError Sample larger than population or is negative
# expect: ValueError Total of weights must be greater than zero
