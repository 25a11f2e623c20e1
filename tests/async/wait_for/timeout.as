# A late coroutine is cancelled, and wait_for raises TimeoutError.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled inside")  # expect: cancelled inside
        raise

async def main():
    try:
        await asyncio.wait_for(f(), 0.01)
    except TimeoutError as e:
        print(repr(e), type(e.__cause__).__name__)  # expect: TimeoutError() CancelledError
    print(asyncio.TimeoutError is TimeoutError)  # expect: True

asyncio.run(main())
