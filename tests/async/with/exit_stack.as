# AsyncExitStack leaves what it entered, in reverse.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

@asynccontextmanager
async def res(n):
    print("open", n)
    yield n
    print("close", n)

async def cleanup(n):
    print("cleanup", n)

async def main():
    async with AsyncExitStack() as stack:
        for n in range(2):
            print(await stack.enter_async_context(res(n)))
        stack.push_async_callback(cleanup, 9)
        stack.callback(print, "plain")

asyncio.run(main())

# expect: open 0
# expect: 0
# expect: open 1
# expect: 1
# expect: plain
# expect: cleanup 9
# expect: close 1
# expect: close 0
