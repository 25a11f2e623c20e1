# Methods, class methods and closures may be asynchronous.
import asyncio

class Box:
    def __init__(self, v):
        self.v = v

    async def get(self):
        await asyncio.sleep(0)
        return self.v

    @classmethod
    async def make(cls, v):
        return cls(v)

    @staticmethod
    async def twice(x):
        return 2 * x

async def main():
    box = await Box.make(7)
    print(await box.get())  # expect: 7
    print(await Box.twice(21))  # expect: 42
    print(await (lambda: box.get())())  # expect: 7

asyncio.run(main())
