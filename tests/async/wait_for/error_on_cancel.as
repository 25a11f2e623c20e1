# An error raised during the cancellation replaces the TimeoutError.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("cleanup failed")

async def main():
    try:
        await asyncio.wait_for(f(), 0.005)
    except ValueError as e:
        print(e)  # expect: cleanup failed

asyncio.run(main())
