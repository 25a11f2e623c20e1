# The loop's own create_task and create_future.
import asyncio

async def f():
    return 7

loop = asyncio.new_event_loop()
t = loop.create_task(f(), name="own")
print(t.get_name(), loop.run_until_complete(t))  # expect: own 7
fut = loop.create_future()
fut.set_result(8)
print(loop.run_until_complete(fut))  # expect: 8
loop.close()
