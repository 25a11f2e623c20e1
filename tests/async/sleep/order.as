# Equal and unequal deadlines, and sleeps of no time between them, in CPython's order.
import asyncio

async def f(name, *delays):
    for d in delays:
        await asyncio.sleep(d)
        print(name, d)

async def main():
    await asyncio.gather(f("a", 0.02, 0), f("b", 0.01, 0.02), f("c", 0, 0, 0.01))

asyncio.run(main())

# expect: c 0
# expect: c 0
# expect: b 0.01
# expect: c 0.01
# expect: a 0.02
# expect: a 0
# expect: b 0.02
