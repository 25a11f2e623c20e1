# set wakes all waiters, in order, in the next turn.
import asyncio

async def f(name, ev):
    await ev.wait()
    print(name, "woken")

async def main():
    ev = asyncio.Event()
    tasks = [asyncio.create_task(f(n, ev)) for n in "abc"]
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(print, "before")
    ev.set()
    asyncio.get_running_loop().call_soon(print, "after")
    print("set")
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: set
# expect: before
# expect: a woken
# expect: b woken
# expect: c woken
# expect: after
