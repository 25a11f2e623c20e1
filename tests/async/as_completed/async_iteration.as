# Asynchronous iteration gives the very tasks that were passed.
import asyncio

async def f(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n

async def main():
    tasks = {asyncio.create_task(f(n)): n for n in (5, 1, 3)}
    async for t in asyncio.as_completed(tasks):
        print(tasks[t], t.done(), await t)

asyncio.run(main())

# expect: 1 True 1
# expect: 3 True 3
# expect: 5 True 5
