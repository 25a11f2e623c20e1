# __await__ must not return a coroutine.
import asyncio

async def co():
    pass

class Bad:
    def __init__(self):
        self.c = co()

    def __await__(self):
        return self.c

async def main():
    bad = Bad()
    try:
        await bad
    except TypeError as e:
        print(e)  # expect: __await__() returned a coroutine
    bad.c.close()

asyncio.run(main())
