# cancel travels down to the future that the task waits for.
import asyncio

async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child")  # expect: child
        raise

async def parent(t):
    try:
        await t
    except asyncio.CancelledError:
        print("parent", t.cancelled())  # expect: parent True
        raise

async def main():
    c = asyncio.create_task(child())
    p = asyncio.create_task(parent(c))
    await asyncio.sleep(0)
    p.cancel()
    await asyncio.wait([p])
    print(p.cancelled())  # expect: True

asyncio.run(main())
