# types.coroutine makes a generator function awaitable.
import asyncio
import types

@types.coroutine
def pause(tag):
    got = yield
    return (tag, got)

async def main():
    print(await pause("x"))  # expect: ('x', None)

asyncio.run(main())
