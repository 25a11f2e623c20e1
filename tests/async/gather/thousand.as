# A thousand tasks at a time.
import asyncio

async def f(n):
    for _ in range(n % 5):
        await asyncio.sleep(0)
    return n

async def main():
    print(sum(await asyncio.gather(*(f(i) for i in range(1000)))))  # expect: 499500

asyncio.run(main())
