# An expired timeout cancels its task a turn later.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0):
            loop.call_soon(print, "soon")
            print("body")
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")

asyncio.run(main())

# expect: body
# expect: soon
# expect: timed out
