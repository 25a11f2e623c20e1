# Several items are entered from left to right and left in reverse.
import asyncio

class Item:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("enter", self.name)
        return self.name

    async def __aexit__(self, *exc):
        print("exit", self.name)

async def main():
    async with (
        Item("a") as a,
        Item("b") as b,
    ):
        print(a, b)

asyncio.run(main())

# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b
# expect: exit a
