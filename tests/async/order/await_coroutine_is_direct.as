# Awaiting a coroutine takes no turn of the loop.
import asyncio

async def leaf():
    print("leaf")

async def chain(n):
    if n:
        await chain(n - 1)
    else:
        await leaf()

async def main():
    asyncio.get_running_loop().call_soon(print, "loop turned")
    await chain(20)
    print("back")
    await asyncio.sleep(0)

asyncio.run(main())

# expect: leaf
# expect: back
# expect: loop turned
