# return, break and continue inside async with run __aexit__.
import asyncio

class Room:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc):
        await asyncio.sleep(0)
        print("exit", exc[0])

async def f():
    async with Room():
        return "value"

async def main():
    print(await f())
    for i in range(3):
        async with Room():
            if i == 0:
                continue
            break
    print("i", i)

asyncio.run(main())

# expect: exit None
# expect: value
# expect: exit None
# expect: exit None
# expect: i 1
