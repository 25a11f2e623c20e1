# Two tasks cannot await one coroutine object at a time.
import asyncio

async def shared():
    await asyncio.sleep(0)

async def user(c):
    await c

async def main():
    c = shared()
    results = await asyncio.gather(user(c), user(c), return_exceptions=True)
    for r in results:
        print(repr(r))

asyncio.run(main())

# expect: None
# expect: RuntimeError('coroutine is being awaited already')
