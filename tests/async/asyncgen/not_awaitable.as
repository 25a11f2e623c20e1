# An async generator is neither awaitable nor a plain iterable.
import asyncio

async def gen():
    yield 1

async def main():
    try:
        await gen()
    except TypeError as e:
        print(e)  # expect: object async_generator can't be used in 'await' expression
    try:
        for x in gen():
            pass
    except TypeError as e:
        print(e)  # expect: 'async_generator' object is not iterable

asyncio.run(main())
