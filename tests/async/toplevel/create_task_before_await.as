# In a script that awaits, asyncio's functions have the loop before the first await.
# aspen-only
import asyncio

async def f(n):
    await asyncio.sleep(0)
    print("f", n)
    return n

t = asyncio.create_task(f(1))
g = asyncio.gather(f(2), f(3))
future = asyncio.get_running_loop().create_future()
print("top", asyncio.current_task() in asyncio.all_tasks())  # expect: top True
# expect: f 1
# expect: f 2
# expect: f 3
print(await g, await t)  # expect: [2, 3] 1
future.set_result("set")
print(await future)  # expect: set
print(asyncio.get_running_loop() is asyncio.get_event_loop() is t.get_loop())  # expect: True
