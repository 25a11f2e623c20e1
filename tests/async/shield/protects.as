# The shielded task survives its waiter's cancellation.
import asyncio

async def work():
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("work done")  # expect: work done
    return "result"

async def main():
    w = asyncio.create_task(work())

    async def waiter():
        await asyncio.shield(w)

    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print(t.cancelled(), w.cancelled())  # expect: True False
    print(await w)  # expect: result

asyncio.run(main())
