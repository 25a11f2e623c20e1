# FIRST_EXCEPTION returns at the first failure, but not at a cancellation.
import asyncio

async def f(n, fail):
    for _ in range(n):
        await asyncio.sleep(0)
    if fail:
        raise ValueError(n)
    return n

async def main():
    c = asyncio.create_task(f(9, False))
    ts = [asyncio.create_task(f(1, False)), asyncio.create_task(f(4, True)), c,
          asyncio.create_task(f(30, False))]
    await asyncio.sleep(0)
    c.cancel()
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print([t in done for t in ts])  # expect: [True, True, True, False]
    print(repr(ts[1].exception()))  # expect: ValueError(4)
    await asyncio.wait(pending)

asyncio.run(main())
