# An event is set, cleared and waited for.
import asyncio

async def main():
    ev = asyncio.Event()
    print(ev.is_set())  # expect: False
    ev.set()
    print(ev.is_set(), await ev.wait())  # expect: True True
    ev.clear()
    t = asyncio.create_task(ev.wait())
    await asyncio.sleep(0)
    print(t.done())  # expect: False
    ev.set()
    ev.clear()
    print(await t, ev.is_set())  # expect: True False

asyncio.run(main())
