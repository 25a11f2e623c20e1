# A finished task may be awaited again and again.
import asyncio

async def f():
    return "once"

async def main():
    t = asyncio.create_task(f())
    print(await t, await t)
    bad = asyncio.create_task(g())
    for _ in range(2):
        try:
            await bad
        except ValueError as e:
            print(e)

async def g():
    raise ValueError("same")

asyncio.run(main())

# expect: once once
# expect: same
# expect: same
