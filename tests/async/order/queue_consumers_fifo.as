# Items go to the consumers in the order in which they began to wait.
import asyncio

async def consumer(name, q):
    print(name, await q.get())

async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(consumer(n, q)) for n in "abc"]
    await asyncio.sleep(0)
    for i in range(3):
        q.put_nowait(i)
    print("put all", q.qsize())
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: put all 3
# expect: a 0
# expect: b 1
# expect: c 2
