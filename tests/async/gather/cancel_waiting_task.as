# Cancelling the task that awaits gather cancels the children too.
import asyncio

async def child(n):
    try:
        await asyncio.sleep(10)
    finally:
        print("child", n)

async def parent():
    await asyncio.gather(child(1), child(2), return_exceptions=True)
    print("never")

async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("parent cancelled")

asyncio.run(main())

# expect: child 1
# expect: child 2
# expect: parent cancelled
