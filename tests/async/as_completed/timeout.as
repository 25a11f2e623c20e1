# The timeout covers the whole iteration.
import asyncio

async def main():
    never = asyncio.create_task(asyncio.Event().wait())
    quick = asyncio.create_task(asyncio.sleep(0, "quick"))
    for c in asyncio.as_completed([never, quick], timeout=0.01):
        try:
            print(await c)  # expect: quick
        except TimeoutError as e:
            print("timeout", repr(e))  # expect: timeout TimeoutError()
    try:
        async for t in asyncio.as_completed([never], timeout=0):
            print(t)
    except TimeoutError:
        print("async timeout")  # expect: async timeout
    never.cancel()

asyncio.run(main())
