# await at the top level of the main script.
# aspen-only
import asyncio

async def f():
    await asyncio.sleep(0)
    return "value"

print(await f())  # expect: value
print(await asyncio.gather(f(), f()))  # expect: ['value', 'value']
