# Exceptions of the body are left alone.
import asyncio

async def main():
    try:
        async with asyncio.timeout(10):
            raise ValueError("own")
    except ValueError as e:
        print(e)  # expect: own
    try:
        async with asyncio.timeout(10):
            raise TimeoutError("by hand")
    except TimeoutError as e:
        print(e)  # expect: by hand

asyncio.run(main())
