# ensure_future wraps an object that has only __await__.
import asyncio

class Later:
    def __await__(self):
        yield
        return "done"

async def main():
    t = asyncio.ensure_future(Later())
    print(isinstance(t, asyncio.Task), await t)  # expect: True done
    try:
        asyncio.ensure_future(3)
    except TypeError as e:
        print(e)  # expect: An asyncio.Future, a coroutine or an awaitable is required

asyncio.run(main())
