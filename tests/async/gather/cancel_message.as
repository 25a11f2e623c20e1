# A gather that is cancelled raises the CancelledError of its last child, message included.
import asyncio

async def f(turns):
    for _ in range(turns):
        await asyncio.sleep(0)

async def main():
    first, last = asyncio.create_task(f(9)), asyncio.create_task(f(9))
    g = asyncio.gather(first, last, return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel("why"), g.done())
    try:
        await g
    except asyncio.CancelledError as e:
        print(e.args)
    print(first.cancelled(), last.cancelled())

asyncio.run(main())

# expect: True False
# expect: ('why',)
# expect: True True
