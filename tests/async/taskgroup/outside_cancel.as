# Cancelling the parent cancels the children, and the cancellation goes on.
import asyncio

ended = set()

async def child(n):
    try:
        await asyncio.sleep(10)
    finally:
        ended.add(n)

async def parent():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1))
        tg.create_task(child(2))

async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("parent cancelled", sorted(ended))  # expect: parent cancelled [1, 2]

asyncio.run(main())
