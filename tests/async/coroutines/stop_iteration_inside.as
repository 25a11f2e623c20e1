# StopIteration raised in a coroutine becomes RuntimeError.
import asyncio

async def f():
    raise StopIteration(3)

async def main():
    try:
        await f()
    except RuntimeError as e:
        print(e)  # expect: coroutine raised StopIteration
        print(repr(e.__cause__))  # expect: StopIteration(3)

asyncio.run(main())
