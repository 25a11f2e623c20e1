# call_soon_threadsafe also works from the loop's own thread.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon_threadsafe(print, "safe", 1)
    await asyncio.sleep(0)
    print("end")

asyncio.run(main())

# expect: safe 1
# expect: end
