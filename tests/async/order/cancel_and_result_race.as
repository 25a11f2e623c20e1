# Cancelling a task whose future is already set wins over the result.
import asyncio

async def f(fut):
    try:
        print("result", await fut)
    except asyncio.CancelledError:
        print("cancelled")

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    t = asyncio.create_task(f(fut))
    await asyncio.sleep(0)
    fut.set_result(1)
    print(t.cancel())
    await t

asyncio.run(main())

# expect: True
# expect: cancelled
