# reschedule moves the deadline, or takes it away.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.005) as cm:
        cm.reschedule(None)
        await asyncio.sleep(0.015)
        print(cm.when(), cm.expired())  # expect: None False
        when = loop.time() + 5
        cm.reschedule(when)
        print(cm.when() == when)  # expect: True
    try:
        async with asyncio.timeout(None) as cm:
            cm.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("expired", cm.expired())  # expect: expired True

asyncio.run(main())
