# call_later with no delay runs after what is already in the queue.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "later")
    loop.call_later(-1, print, "negative")
    loop.call_soon(print, "soon")
    await asyncio.sleep(0.01)
    print("end")

asyncio.run(main())

# expect: soon
# expect: negative
# expect: later
# expect: end
