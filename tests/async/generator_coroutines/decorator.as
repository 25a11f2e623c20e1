# asyncio.coroutine makes a generator function a coroutine function.
# aspen-only
import asyncio

@asyncio.coroutine
def add(a, b):
    yield from asyncio.sleep(0)
    return a + b

async def main():
    print(await add(1, 2))  # expect: 3

asyncio.run(main())
print(asyncio.iscoroutinefunction(add))  # expect: True
