# After a top-level await asyncio.run refuses.
# aspen-only
import asyncio

async def f():
    pass

await asyncio.sleep(0)
c = f()
try:
    asyncio.run(c)
except RuntimeError as e:
    print(e)  # expect: asyncio.run() cannot be called from a running event loop
c.close()
