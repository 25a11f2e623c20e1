# A bare yield inside __await__ gives the other tasks a turn.
import asyncio

class Turn:
    def __await__(self):
        yield

async def f(name):
    for i in range(2):
        print(name, i)
        await Turn()

async def main():
    await asyncio.gather(f("a"), f("b"))

asyncio.run(main())

# expect: a 0
# expect: b 0
# expect: a 1
# expect: b 1
