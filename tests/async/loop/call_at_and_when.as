# Timer handles know their time and can be cancelled.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.01
    h = loop.call_at(when, print, "never")
    print(h.when() == when, h.cancelled())
    h.cancel()
    k = loop.call_later(0.005, print, "fired")
    print(k.when() > loop.time() - 0.005)
    await asyncio.sleep(0.015)
    print(h.cancelled(), k.cancelled())

asyncio.run(main())

# expect: True False
# expect: True
# expect: fired
# expect: True False
