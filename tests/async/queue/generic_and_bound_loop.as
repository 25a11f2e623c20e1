# Queue[int], and a queue that waits in a second loop.
import asyncio

print(asyncio.Queue[int], asyncio.PriorityQueue[str].__origin__)
# expect: asyncio.queues.Queue[int] <class 'asyncio.queues.PriorityQueue'>
q = asyncio.Queue(maxsize=1.5)

async def use():
    q.put_nowait(1)
    await q.get()
    try:
        await asyncio.wait_for(q.get(), 0.001)
    except TimeoutError:
        print("timeout")
    except RuntimeError as e:
        print(str(e).split(" ", 3)[3].split(">")[1])

asyncio.run(use())  # expect: timeout
asyncio.run(use())  # expect:  is bound to a different event loop
try:
    asyncio.Queue("x").full()
except TypeError as e:
    print(e)  # expect: '<=' not supported between instances of 'str' and 'int'
