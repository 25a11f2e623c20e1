# FIRST_COMPLETED returns when any task is done.
import asyncio

async def f(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n

async def main():
    pending = {asyncio.create_task(f(i)) for i in (2, 8, 14)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print([t.result() for t in done], len(pending))

asyncio.run(main())

# expect: [2] 2
# expect: [8] 1
# expect: [14] 0
