# A coroutine is neither an iterable nor an iterator.
async def f():
    pass

c = f()
for op in (iter, list, next):
    try:
        op(c)
    except TypeError as e:
        print(e)
c.close()

# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not an iterator
