# Errors raised while the group is being cancelled join the ExceptionGroup.
import asyncio

async def bad(n):
    raise ValueError(n)

async def bad_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("cleanup")

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad_cleanup())
            tg.create_task(bad(1))
            tg.create_task(bad(2))
    except* ValueError as e:
        print("values", [str(x) for x in e.exceptions])  # expect: values ['1', '2']
    except* KeyError as e:
        print("keys", e.exceptions)  # expect: keys (KeyError('cleanup'),)

asyncio.run(main())
