# A plain generator is not awaitable.
import asyncio

def gen():
    yield 1

async def main():
    try:
        await gen()
    except TypeError as e:
        print(e)  # expect: object generator can't be used in 'await' expression

asyncio.run(main())
