# A future with an exception raises it at await and at result.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    error = ValueError("e")
    fut.set_exception(error)
    print(fut.exception() is error)  # expect: True
    try:
        await fut
    except ValueError as e:
        print(e is error)  # expect: True
    fut = loop.create_future()
    fut.set_exception(KeyError)
    print(repr(fut.exception()))  # expect: KeyError()

asyncio.run(main())
