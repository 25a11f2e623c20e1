# shutdown_asyncgens closes the generators that the loop has seen.
import asyncio

async def gen(n):
    try:
        yield n
    finally:
        print("closed", n)  # expect: closed 1

async def main():
    g = gen(1)
    await anext(g)
    await asyncio.get_running_loop().shutdown_asyncgens()
    print("after")  # expect: after

asyncio.run(main())
