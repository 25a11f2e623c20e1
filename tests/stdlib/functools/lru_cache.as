# lru_cache counts hits and misses, and drops the least recently used entry.
from functools import cache, lru_cache

calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print(square(2), square(3), square(2), square(4), square(3))  # expect: 4 9 4 16 9
print(calls)  # expect: [2, 3, 4, 3]
print(square.cache_info())  # expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
print(square.cache_parameters())  # expect: {'maxsize': 2, 'typed': False}
print(square.__name__, square.__wrapped__(5))  # expect: square 25
square.cache_clear()
print(square.cache_info())  # expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))  # expect: 23416728348467685
print(fib.cache_info())  # expect: CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize)  # expect: int float bool 3
try:
    square([])
except TypeError as error:
    print(error)  # expect: unhashable type: 'list'
try:
    lru_cache("x")
except TypeError as error:
    print(error)  # expect: Expected first argument to be an integer, a callable, or None
