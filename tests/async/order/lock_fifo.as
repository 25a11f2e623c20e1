# A lock goes to its waiters in order; the turns in between are the same.
import asyncio

async def f(name, lock):
    print(name, "wants")
    async with lock:
        print(name, "has")
        await asyncio.sleep(0)
        print(name, "leaves")

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(f(n, lock) for n in "abc"))

asyncio.run(main())

# expect: a wants
# expect: a has
# expect: b wants
# expect: c wants
# expect: a leaves
# expect: b has
# expect: b leaves
# expect: c has
# expect: c leaves
