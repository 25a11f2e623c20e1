# Generators that iterate themselves deeply.
def g(n):
    if n: yield from g(n - 1)
    yield n
print(sum(g(300)))  # expect: 45150
def h(): yield from h()
try: list(h())
except RecursionError as e: print('RecursionError')  # expect: RecursionError
