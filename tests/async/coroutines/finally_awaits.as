# A finally block may await, and its return replaces the exception.
import asyncio

async def f():
    try:
        raise ValueError("lost")
    finally:
        await asyncio.sleep(0)
        print("cleaned")  # expect: cleaned

async def main():
    try:
        await f()
    except ValueError as e:
        print("kept", e)  # expect: kept lost

asyncio.run(main())
