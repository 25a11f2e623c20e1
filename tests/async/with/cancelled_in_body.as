# __aexit__ runs with CancelledError when the body is cancelled.
import asyncio

class Room:
    async def __aenter__(self):
        pass

    async def __aexit__(self, kind, value, tb):
        print("exit", kind.__name__)  # expect: exit CancelledError

async def f():
    async with Room():
        await asyncio.sleep(10)

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled())  # expect: True

asyncio.run(main())
