# A task that yields something other than a future gets RuntimeError.
import asyncio

class Bad:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v

async def f(v):
    try:
        await Bad(v)
    except RuntimeError as e:
        print(str(e).split(": ")[0], repr(v))

async def main():
    await f(42)
    await f("text")

asyncio.run(main())

# expect: Task got bad yield 42
# expect: Task got bad yield 'text'
