# `await f(x)` runs the coroutine at once; the next one of the same function is another coroutine.
import asyncio
import gc

async def depth(n):
    if n == 0:
        return 0
    return 1 + await depth(n - 1)

async def twice(x, *, scale=1):
    y = x * scale
    await asyncio.sleep(0)
    return y * 2

class Box:
    def __init__(self, v): self.v = v
    async def get(self, add=0): return self.v + add
    @classmethod
    async def make(cls, v): return cls(v)

async def fails(x):
    if x % 2:
        raise ValueError(x)
    return x

async def unbound(flag):
    if flag:
        name = 'bound'
    return name

seen = []
running = []

async def outer():
    return await inner()

async def inner():
    running.append(task.get_coro().cr_await)
    await asyncio.sleep(0)
    gc.collect()
    return len(seen)

async def closure_user(k):
    async def add(x):
        return x + k
    return [await add(i) for i in range(3)]

async def many(n):
    return [await depth(i) for i in range(n)]

async def main():
    global task
    print(await depth(50), await many(6))
    # expect: 50 [0, 1, 2, 3, 4, 5]
    print(await asyncio.gather(*(twice(i, scale=i) for i in range(5))))
    # expect: [0, 2, 8, 18, 32]
    print([await twice(i) for i in range(3)], await twice(3, scale=2))
    # expect: [0, 2, 4] 12
    box = await Box.make(7)
    print([await box.get() for _ in range(2)], await box.get(1), await box.get(add=2))
    # expect: [7, 7] 8 9
    for i in range(4):
        try:
            print(await fails(i), end=' ')
        except ValueError as e:
            print('error', e, end=' ')
    print('.')
    # expect: 0 error 1 2 error 3 .
    for flag in (1, 0, 1):
        try:
            print(await unbound(flag))
        except UnboundLocalError as e:
            print('unbound')
    # expect: bound
    # expect: unbound
    # expect: bound
    for i in range(3):
        task = asyncio.create_task(outer())
        await asyncio.sleep(0)
        # Whoever asks what the outer one waits for keeps the coroutine.
        seen.append(task.get_coro().cr_await)
        await task
    print(running)
    # expect: [None, None, None]
    print(len({id(c) for c in seen}), [c.cr_frame for c in seen], [c.__name__ for c in seen])
    # expect: 3 [None, None, None] ['inner', 'inner', 'inner']
    for c in seen:
        try:
            await c
        except RuntimeError as e:
            print(e)
    # expect: cannot reuse already awaited coroutine
    # expect: cannot reuse already awaited coroutine
    # expect: cannot reuse already awaited coroutine
    print(await closure_user(10), await closure_user(20))
    # expect: [10, 11, 12] [20, 21, 22]
    for f in (depth, len, depth):
        try:
            print(await f(2))
        except TypeError as e:
            print(e)
    # expect: 2
    # expect: object of type 'int' has no len()
    # expect: 2

asyncio.run(main())
