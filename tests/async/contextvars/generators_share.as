# Generators and async generators run in the context of their caller.
import asyncio
from contextvars import ContextVar

v = ContextVar("v", default=0)

async def agen():
    for i in range(2):
        v.set(v.get() + 1)
        yield v.get()

async def main():
    async for x in agen():
        print(x, v.get())
        v.set(10)
    print(v.get())

asyncio.run(main())

# expect: 1 1
# expect: 11 11
# expect: 10
