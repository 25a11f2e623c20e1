# A timeout leaves the pending tasks running.
import asyncio

async def main():
    ev = asyncio.Event()
    a = asyncio.create_task(asyncio.sleep(0, "a"))
    b = asyncio.create_task(ev.wait())
    done, pending = await asyncio.wait({a, b}, timeout=0.01)
    print(done == {a}, pending == {b}, b.cancelled())  # expect: True True False
    ev.set()
    print(await b)  # expect: True

asyncio.run(main())
