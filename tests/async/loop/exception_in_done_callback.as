# A done callback that raises is reported and does no other harm.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler", repr(c["exception"])))
    fut = loop.create_future()
    fut.add_done_callback(lambda f: 1 / 0)
    fut.add_done_callback(lambda f: print("second"))
    fut.set_result("ok")
    print(await fut)

asyncio.run(main())

# expect: ok
# expect: handler ZeroDivisionError('division by zero')
# expect: second
