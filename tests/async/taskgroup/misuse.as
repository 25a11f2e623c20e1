# A group is entered once, and makes tasks only while it is active.
import asyncio

async def f():
    pass

async def main():
    tg = asyncio.TaskGroup()
    c = f()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split("> ")[-1])  # expect: has not been entered
    c.close()
    async with tg:
        pass
    c = f()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e).split("> ")[-1])  # expect: is finished
    c.close()
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(str(e).split("> ")[-1])  # expect: has already been entered

asyncio.run(main())
