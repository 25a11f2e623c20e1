# An uncaught ExceptionGroup ends the program with status 1.
import asyncio

async def bad():
    raise ValueError("in a task")

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(bad())

try:
    asyncio.run(main())
except* ValueError as e:
    print(e)  # expect: unhandled errors in a TaskGroup (1 sub-exception)
    print(e.exceptions)  # expect: (ValueError('in a task'),)
