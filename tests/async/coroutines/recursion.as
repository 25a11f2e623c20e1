# Coroutines recurse like functions.
import asyncio

async def fib(n):
    return n if n < 2 else await fib(n - 1) + await fib(n - 2)

async def depth(n):
    return 0 if n == 0 else 1 + await depth(n - 1)

async def main():
    print(await fib(12))  # expect: 144
    print(await depth(300))  # expect: 300

asyncio.run(main())
