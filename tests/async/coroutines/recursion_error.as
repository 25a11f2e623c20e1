# Endless recursion through await ends in RecursionError.
import asyncio

async def f():
    await f()

async def main():
    try:
        await f()
    except RecursionError as e:
        print(type(e).__name__)  # expect: RecursionError

asyncio.run(main())
