# A task cannot await itself.
import asyncio

async def main():
    t = asyncio.create_task(f())
    try:
        await t
    except RuntimeError as e:
        print(str(e).split(":")[0])  # expect: Task cannot await on itself

async def f():
    await asyncio.current_task()

asyncio.run(main())
