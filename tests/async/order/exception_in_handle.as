# A handle that raises does not keep the next ones from running.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler", repr(c["exception"])))
    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(print, "next")
    await asyncio.sleep(0)

asyncio.run(main())

# expect: handler ZeroDivisionError('division by zero')
# expect: next
