# timeout turns the cancellation of its body into TimeoutError.
import asyncio

async def main():
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("body cancelled")
                raise
    except TimeoutError as e:
        print("timeout", cm.expired(), type(e.__cause__).__name__)
    print(asyncio.current_task().cancelling())

asyncio.run(main())

# expect: body cancelled
# expect: timeout True CancelledError
# expect: 0
