# The loop's clock only moves forward, and sleep takes at least its time.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    a = loop.time()
    await asyncio.sleep(0.01)
    b = loop.time()
    print(type(a).__name__, b - a >= 0.009)  # expect: float True

asyncio.run(main())
