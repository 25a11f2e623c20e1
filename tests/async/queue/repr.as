# repr and str of queues.
import asyncio

async def main():
    q = asyncio.Queue(3)
    q.put_nowait("x")
    print(q)  # expect: <Queue maxsize=3 _queue=['x'] tasks=1>
    print(asyncio.LifoQueue())  # expect: <LifoQueue maxsize=0>

asyncio.run(main())
