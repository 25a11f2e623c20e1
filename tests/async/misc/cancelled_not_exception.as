# except Exception does not catch a cancellation.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("never")
    except BaseException as e:
        print(type(e).__name__)  # expect: CancelledError
        raise

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)

asyncio.run(main())
