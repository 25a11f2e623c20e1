# Cancelling wait does not cancel what it waits for.
import asyncio

async def main():
    ev = asyncio.Event()
    t = asyncio.create_task(ev.wait())
    w = asyncio.create_task(asyncio.wait([t]))
    await asyncio.sleep(0)
    w.cancel()
    await asyncio.gather(w, return_exceptions=True)
    print(w.cancelled(), t.done())  # expect: True False
    ev.set()
    print(await t)  # expect: True

asyncio.run(main())
