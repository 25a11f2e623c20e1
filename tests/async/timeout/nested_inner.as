# Of two nested timeouts the inner one expires first and is caught alone.
import asyncio

async def main():
    async with asyncio.timeout(10) as outer:
        try:
            async with asyncio.timeout(0.005) as inner:
                await asyncio.sleep(10)
        except TimeoutError:
            print("inner")  # expect: inner
    print(inner.expired(), outer.expired())  # expect: True False

asyncio.run(main())
