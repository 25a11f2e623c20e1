# The life of a future with a result.
import asyncio

async def main():
    fut = asyncio.get_running_loop().create_future()
    print(fut.done(), fut.cancelled())  # expect: False False
    fut.set_result([1, 2])
    print(fut.done(), fut.result(), fut.exception())  # expect: True [1, 2] None
    print(await fut, await fut)  # expect: [1, 2] [1, 2]

asyncio.run(main())
