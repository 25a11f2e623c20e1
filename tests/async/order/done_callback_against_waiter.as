# Callbacks added before and after a waiter surround it.
import asyncio

async def child():
    await asyncio.sleep(0)

async def waiter(t):
    await t
    print("waiter")

async def main():
    t = asyncio.create_task(child())
    t.add_done_callback(lambda f: print("first"))
    w = asyncio.create_task(waiter(t))
    await asyncio.sleep(0)
    t.add_done_callback(lambda f: print("last"))
    await w

asyncio.run(main())

# expect: first
# expect: waiter
# expect: last
