# timeout_at takes a point on the loop's clock.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.01
    try:
        async with asyncio.timeout_at(when) as cm:
            print(cm.when() == when)  # expect: True
            await asyncio.sleep(10)
    except TimeoutError:
        print("late", loop.time() >= when)  # expect: late True

asyncio.run(main())
