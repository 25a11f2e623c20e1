# wait gives the sets of done and pending tasks.
import asyncio

async def f(n):
    await asyncio.sleep(0)
    return n

async def main():
    tasks = [asyncio.create_task(f(i)) for i in range(3)]
    done, pending = await asyncio.wait(tasks)
    print(sorted(t.result() for t in done), pending, type(done).__name__)

asyncio.run(main())

# expect: [0, 1, 2] set() set
