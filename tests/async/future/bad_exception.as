# set_exception takes exceptions, but not StopIteration.
import asyncio

async def main():
    fut = asyncio.get_running_loop().create_future()
    try:
        fut.set_exception(5)
    except TypeError as e:
        print(e)
    fut.set_exception(StopIteration(1))
    try:
        await fut
    except RuntimeError as e:
        print(e, repr(e.__cause__))

asyncio.run(main())

# expect: invalid exception object
# expect: StopIteration interacts badly with generators and cannot be raised into a Future StopIteration(1)
