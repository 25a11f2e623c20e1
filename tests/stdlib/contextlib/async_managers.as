# asynccontextmanager, aclosing, AsyncExitStack.
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def session(name):
    print("enter", name)
    try:
        yield name
    except KeyError:
        print("swallowed")
    finally:
        await asyncio.sleep(0)
        print("leave", name)


async def numbers():
    try:
        for i in range(10):
            yield i
    finally:
        print("numbers closed")


@session("decorated")
async def work():
    print("work")
    return 1


async def main():
    async with session("a") as a:
        print("in", a)
    async with session("b"):
        raise KeyError
    print(await work())
    async with aclosing(numbers()) as source:
        async for i in source:
            if i == 2:
                break
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(session("x"))
        stack.enter_context(nullcontext())
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")
        print("body")
    async with nullcontext(7) as seven:
        print(seven)


asyncio.run(main())

# expect: enter a
# expect: in a
# expect: leave a
# expect: enter b
# expect: swallowed
# expect: leave b
# expect: enter decorated
# expect: work
# expect: leave decorated
# expect: 1
# expect: numbers closed
# expect: enter x
# expect: body
# expect: callback
# expect: leave x
# expect: 7
