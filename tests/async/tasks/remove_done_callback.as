# remove_done_callback removes every equal callback and counts them.
import asyncio

def cb(fut):
    print("never")

async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(cb)
    t.add_done_callback(cb)
    print(t.remove_done_callback(cb), t.remove_done_callback(cb))  # expect: 2 0
    await t

asyncio.run(main())
