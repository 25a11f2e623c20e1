# If the outer one expires, the inner lets the cancellation pass.
import asyncio

async def main():
    try:
        async with asyncio.timeout(0.005) as outer:
            try:
                async with asyncio.timeout(10) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never")
    except TimeoutError:
        print("outer", outer.expired(), inner.expired())  # expect: outer True False

asyncio.run(main())
