# An exception in a comprehension leaves no variable behind.
import asyncio

async def gen():
    yield 1
    raise ValueError("from the source")

async def main():
    try:
        print([x async for x in gen()])
    except ValueError as e:
        print(e)  # expect: from the source
    try:
        x
    except NameError as e:
        print(e)  # expect: name 'x' is not defined

asyncio.run(main())
