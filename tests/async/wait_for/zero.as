# A limit of zero gives only what is done already.
import asyncio

async def f():
    print("started")

async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("ready")
    print(await asyncio.wait_for(fut, 0))  # expect: ready
    try:
        await asyncio.wait_for(f(), 0)
    except TimeoutError:
        print("too late")  # expect: too late
    try:
        await asyncio.wait_for(asyncio.sleep(1), -1)
    except TimeoutError:
        print("negative")  # expect: negative

asyncio.run(main())
