# A cancelled future raises CancelledError with its message.
import asyncio

async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: print("callback", f.cancelled()))
    print(fut.cancel("why"), fut.cancel(), fut.done())
    try:
        await fut
    except asyncio.CancelledError as e:
        print(repr(e))
    await asyncio.sleep(0)

asyncio.run(main())

# expect: True False True
# expect: CancelledError('why')
# expect: callback True
