# Putters wait in order for room.
import asyncio

async def put(q, n):
    await q.put(n)
    print("put", n)

async def main():
    q = asyncio.Queue(1)
    tasks = [asyncio.create_task(put(q, n)) for n in range(4)]
    for _ in range(4):
        await asyncio.sleep(0)
        print("got", await q.get())
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: put 0
# expect: got 0
# expect: put 1
# expect: got 1
# expect: put 2
# expect: got 2
# expect: put 3
# expect: got 3
