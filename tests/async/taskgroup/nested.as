# An inner group's failure becomes a nested ExceptionGroup.
import asyncio

async def bad(n):
    raise ValueError(n)

async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(asyncio.sleep(10))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(bad(1))
                inner.create_task(bad(2))
    except ExceptionGroup as e:
        print(e)
        print(e.exceptions)

asyncio.run(main())

# expect: unhandled errors in a TaskGroup (1 sub-exception)
# expect: (ExceptionGroup('unhandled errors in a TaskGroup', [ValueError(1), ValueError(2)]),)
