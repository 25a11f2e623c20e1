# An error of a task cancelled by run goes to the exception handler.
import asyncio

async def leftover():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("while cancelled")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    t = asyncio.create_task(leftover())
    await asyncio.sleep(0)

asyncio.run(main())

# expect: unhandled exception during asyncio.run() shutdown ValueError('while cancelled')
