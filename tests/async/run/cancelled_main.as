# A main that is cancelled raises CancelledError from run.
import asyncio

async def main():
    asyncio.current_task().cancel("myself")
    await asyncio.sleep(0)

try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    print("cancelled", e.args)  # expect: cancelled ('myself',)
