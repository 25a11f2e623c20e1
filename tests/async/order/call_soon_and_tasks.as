# call_soon handles and task steps share one queue.
import asyncio

async def f(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    t = asyncio.create_task(f("t"))
    loop.call_soon(print, "soon 2")
    u = asyncio.create_task(f("u"))
    await asyncio.sleep(0)
    loop.call_soon(print, "soon 3")
    await u
    print(t.done())

asyncio.run(main())

# expect: soon 1
# expect: t 1
# expect: soon 2
# expect: u 1
# expect: t 2
# expect: u 2
# expect: soon 3
# expect: True
