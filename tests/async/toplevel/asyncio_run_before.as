# Without a top-level await asyncio.run works as ever.
# aspen-only
import asyncio

async def f(x):
    return x * 2

print(asyncio.run(f(21)))  # expect: 42
print(asyncio.run(f(4)))  # expect: 8
