# Each task has a timeout of its own.
import asyncio

async def f(n):
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10 if n % 2 else 0)
            return n
    except TimeoutError:
        return f"{n} late"

async def main():
    print(await asyncio.gather(*(f(n) for n in range(4))))  # expect: [0, '1 late', 2, '3 late']

asyncio.run(main())
