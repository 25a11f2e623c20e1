# return_exceptions turns exceptions into results.
import asyncio

async def f(n):
    if n == 1:
        raise KeyError(n)
    if n == 2:
        raise asyncio.CancelledError("c")
    return n

async def main():
    print(await asyncio.gather(*(f(i) for i in range(4)), return_exceptions=True))

asyncio.run(main())

# expect: [0, KeyError(1), CancelledError(''), 3]
