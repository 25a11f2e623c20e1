# asyncio.Task may be made directly, and subclassed.
import asyncio

class Named(asyncio.Task):
    def title(self):
        return self.get_name().title()

async def f():
    return 1

async def main():
    t = Named(f(), name="hello task")
    print(t.title(), await t, isinstance(t, asyncio.Future))  # expect: Hello Task 1 True
    u = asyncio.Task(f(), loop=asyncio.get_running_loop(), name="u")
    print(await u)  # expect: 1

asyncio.run(main())
