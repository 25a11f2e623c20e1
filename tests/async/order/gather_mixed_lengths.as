# Interleaving of tasks of different lengths under gather.
import asyncio

log = []

async def f(name, turns):
    for i in range(turns):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
    return name

async def main():
    print(await asyncio.gather(f("a", 4), f("b", 1), f("c", 3), f("d", 2)))
    print(*log)

asyncio.run(main())

# expect: ['a', 'b', 'c', 'd']
# expect: a0 b0 c0 d0 a1 c1 d1 a2 c2 a3
