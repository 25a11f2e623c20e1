# An error of the body cancels the tasks and is part of the group.
import asyncio

async def long():
    try:
        await asyncio.sleep(10)
    finally:
        print("long ends")

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(long())
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as e:
        print(e, e.exceptions)

asyncio.run(main())

# expect: long ends
# expect: unhandled errors in a TaskGroup (1 sub-exception) (RuntimeError('body'),)
