# asyncio.run works until the loop starts, in a script that awaits later too.
# aspen-only
import asyncio

async def f(n):
    await asyncio.sleep(0)
    return n

print(asyncio.run(f(1)))  # expect: 1
print(asyncio.run(f(2)))  # expect: 2
print(await f(3))  # expect: 3
c = f(4)
try:
    asyncio.run(c)
except RuntimeError as e:
    print(e)  # expect: asyncio.run() cannot be called from a running event loop
print(await c)  # expect: 4
