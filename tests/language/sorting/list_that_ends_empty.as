# A list that its key function changes is an error, even when it is empty again afterwards.
numbers = [3, 1, 2]


def key(number):
    numbers.append(number)
    numbers.clear()
    return number


try:
    numbers.sort(key=key)
except ValueError as error:
    print(error)
# expect: list modified during sort
print(numbers)
# expect: [1, 2, 3]
numbers.sort(key=lambda number: len(numbers))
print(numbers)
# expect: [1, 2, 3]
