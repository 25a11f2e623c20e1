# StopIteration and StopAsyncIteration raised inside become RuntimeError.
import asyncio

async def gen(error):
    yield 1
    raise error

async def main():
    for error in (StopIteration(), StopAsyncIteration()):
        try:
            async for x in gen(error):
                print(x)
        except RuntimeError as e:
            print(e, repr(e.__cause__))

asyncio.run(main())

# expect: 1
# expect: async generator raised StopIteration StopIteration()
# expect: 1
# expect: async generator raised StopAsyncIteration StopAsyncIteration()
