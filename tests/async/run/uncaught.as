# An uncaught exception ends the program with status 1.
import asyncio

async def main():
    print("before")  # expect: before
    raise ValueError("uncaught")

asyncio.run(main())
# expect-error: ValueError: uncaught
# expect-status: 1
