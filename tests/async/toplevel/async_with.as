# async with at the top level.
# aspen-only
import asyncio

lock = asyncio.Lock()
async with lock:
    print(lock.locked())  # expect: True
print(lock.locked())  # expect: False
