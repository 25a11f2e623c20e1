# call_soon runs in a copy, or in the context it is given.
import asyncio
from contextvars import ContextVar, copy_context

v = ContextVar("v", default="default")

async def main():
    loop = asyncio.get_running_loop()
    v.set("when called")
    loop.call_soon(lambda: print(v.get()))  # expect: when called
    ctx = copy_context()
    ctx.run(v.set, "given")
    loop.call_soon(lambda: print(v.get()), context=ctx)  # expect: given
    v.set("after")
    await asyncio.sleep(0)
    print(v.get())  # expect: after

asyncio.run(main())
