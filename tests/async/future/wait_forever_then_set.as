# A task waits for a future that a timer sets.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.005, fut.set_result, "from the timer")
    print(await fut)  # expect: from the timer

asyncio.run(main())
