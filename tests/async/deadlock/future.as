# Waiting for a future that nobody can set is a deadlock.
# aspen-only
import asyncio

async def main():
    await asyncio.get_running_loop().create_future()

try:
    asyncio.run(main())
except DeadlockError as e:
    print("deadlock")  # expect: deadlock
