# A timeout is entered once, in a task, and rescheduled only while active.
import asyncio

async def main():
    cm = asyncio.timeout(10)
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        print(e)  # expect: Timeout has not been entered
    async with cm:
        pass
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)  # expect: Timeout has already been entered
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        print(e)  # expect: Cannot change state of finished Timeout

asyncio.run(main())
