# A native word starts the loop; from then on asyncio.run refuses.
# aspen-only
import asyncio

async def f(n):
    await sleep(0)
    return n

print(asyncio.run(f(1)))  # expect: 1
q = Queue()
c = f(2)
try:
    asyncio.run(c)
except RuntimeError as e:
    print(e)  # expect: asyncio.run() cannot be called from a running event loop
t = asyncio.create_task(c)
t.add_done_callback(lambda t: print("done", t.result()))
print("end of the body")

# expect: end of the body
# expect: done 2
