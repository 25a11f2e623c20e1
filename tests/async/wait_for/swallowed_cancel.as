# A coroutine that swallows the cancellation still times out.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "late value"

async def main():
    try:
        print(await asyncio.wait_for(f(), 0.005))  # expect: late value
    except TimeoutError:
        print("timeout")

asyncio.run(main())
