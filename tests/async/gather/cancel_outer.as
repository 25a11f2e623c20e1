# Cancelling the gathering cancels every child.
import asyncio

async def f(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child", n)
        raise

async def main():
    g = asyncio.gather(f(1), f(2))
    await asyncio.sleep(0)
    print(g.cancel(), g.cancelled())
    try:
        await g
    except asyncio.CancelledError:
        print("gather", g.cancelled())

asyncio.run(main())

# expect: True False
# expect: child 1
# expect: child 2
# expect: gather False
