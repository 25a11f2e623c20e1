# gather gives a future, which may be awaited later and takes callbacks.
import asyncio

async def f(n):
    return n

async def main():
    g = asyncio.gather(f(1), f(2))
    print(isinstance(g, asyncio.Future), isinstance(g, asyncio.Task), g.done())
    g.add_done_callback(lambda fut: print("callback", fut.result()))
    print(await g)
    await asyncio.sleep(0)

asyncio.run(main())

# expect: True False False
# expect: callback [1, 2]
# expect: [1, 2]
