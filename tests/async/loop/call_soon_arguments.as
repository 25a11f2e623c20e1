# Handles pass positional arguments; cancel takes them out of the queue.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "a", 1, None)
    h = loop.call_soon(print, "never")
    h.cancel()
    print(h.cancelled())
    await asyncio.sleep(0)

asyncio.run(main())

# expect: True
# expect: a 1 None
