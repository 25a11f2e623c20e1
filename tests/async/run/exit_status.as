# sys.exit in the main coroutine gives the exit status.
import asyncio
import sys

async def main():
    print("leaving")  # expect: leaving
    sys.exit(7)

asyncio.run(main())
# expect-status: 7
