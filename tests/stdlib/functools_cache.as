# lru_cache counts hits and misses.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

from functools import lru_cache, cache
@lru_cache(maxsize=2)
def f(x): print('call', x); return x
f(1); f(1); f(2); f(3); f(1)
# expect: call 1
# expect: call 2
# expect: call 3
# expect: call 1
print(f.cache_info())  # expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)
f.cache_clear()
print(f.cache_info(), f.__wrapped__(9))
# expect: call 9
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 9
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))  # expect: 23416728348467685
fails(lambda: f([]))  # expect: TypeError: unhashable type: 'list'
