# A failing task cancels the others, and the group raises an ExceptionGroup.
import asyncio

async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")

async def long():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("long cancelled")
        raise

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(long())
            tg.create_task(bad())
    except ExceptionGroup as e:
        print(repr(e), t.cancelled())
    print(asyncio.current_task().cancelling())

asyncio.run(main())

# expect: long cancelled
# expect: ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('bad')]) True
# expect: 0
