# run_until_complete takes coroutines and futures, and gives their result.
import asyncio

async def f(x):
    await asyncio.sleep(0)
    return x

async def bad():
    raise ValueError("bad")

loop = asyncio.new_event_loop()
print(loop.run_until_complete(f(1)))  # expect: 1
fut = loop.create_future()
loop.call_soon(fut.set_result, 2)
print(loop.run_until_complete(fut))  # expect: 2
try:
    loop.run_until_complete(bad())
except ValueError as e:
    print(e)  # expect: bad
loop.close()
