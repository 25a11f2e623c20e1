# partial of a coroutine function makes coroutines.
import asyncio
import functools

async def f(a, b=0):
    return a, b

async def main():
    g = functools.partial(f, 1, b=2)
    print(await g(), asyncio.iscoroutine(c := g()))  # expect: (1, 2) True
    c.close()

asyncio.run(main())
