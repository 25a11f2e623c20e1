# An async generator that yields on after aclose is an error.
import asyncio

async def gen():
    try:
        yield 1
    except GeneratorExit:
        yield 2

async def main():
    g = gen()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)  # expect: async generator ignored GeneratorExit

asyncio.run(main())
