# asend gives a value to the yield expression.
import asyncio

async def echo():
    got = None
    while True:
        got = yield got
        if got == "stop":
            return

async def main():
    g = echo()
    print(await g.asend(None))  # expect: None
    print(await g.asend("hello"))  # expect: hello
    print(await g.asend(5))  # expect: 5
    try:
        await g.asend("stop")
    except StopAsyncIteration as e:
        print(repr(e))  # expect: StopAsyncIteration()

asyncio.run(main())
