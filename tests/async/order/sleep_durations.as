# Sleepers wake by their durations.
import asyncio

async def f(d):
    await asyncio.sleep(d / 200)
    print("slept", d)

async def main():
    await asyncio.gather(*(f(d) for d in (3, 1, 4, 2, 0)))

asyncio.run(main())

# expect: slept 0
# expect: slept 1
# expect: slept 2
# expect: slept 3
# expect: slept 4
