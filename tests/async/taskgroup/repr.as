# repr counts the tasks and names the errors of a group.
import asyncio

async def main():
    async with asyncio.TaskGroup() as tg:
        print(repr(tg).split(" ", 1)[1].replace("'", ""))  # expect: entered>
        tg.create_task(asyncio.sleep(0))
        print(repr(tg).split(" ", 1)[1])  # expect: tasks=1 entered>
    print(repr(tg).split(" ", 1)[1])  # expect: entered>

asyncio.run(main())
