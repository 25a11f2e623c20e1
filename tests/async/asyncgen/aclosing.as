# contextlib.aclosing closes a generator at the end of the block.
import asyncio
from contextlib import aclosing

async def gen():
    try:
        yield 1
        yield 2
    finally:
        print("closed")

async def main():
    async with aclosing(gen()) as g:
        async for x in g:
            print(x)
            break
    print("after")

asyncio.run(main())

# expect: 1
# expect: closed
# expect: after
