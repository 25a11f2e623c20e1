# await gives the value that the coroutine returns.
import asyncio

async def add(a, b):
    return a + b

async def main():
    print(await add(1, 2))  # expect: 3
    print(await add("x", "y"))  # expect: xy

asyncio.run(main())
