# async with awaits __aenter__ and __aexit__.
import asyncio

class Room:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter")
        return "key"

    async def __aexit__(self, *exc):
        await asyncio.sleep(0)
        print("exit", exc)

async def main():
    async with Room() as key:
        print(key)

asyncio.run(main())

# expect: enter
# expect: key
# expect: exit (None, None, None)
