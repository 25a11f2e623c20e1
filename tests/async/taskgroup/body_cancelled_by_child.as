# A failing child interrupts the body at its await.
import asyncio

async def bad():
    raise ValueError("child")

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("body interrupted")  # expect: body interrupted
                raise
    except* ValueError as e:
        print(e.exceptions)  # expect: (ValueError('child'),)

asyncio.run(main())
