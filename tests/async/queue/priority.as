# PriorityQueue gives the smallest first.
import asyncio

async def main():
    q = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b"), (1, "A")):
        await q.put(item)
    print([q.get_nowait() for _ in range(q.qsize())])

asyncio.run(main())

# expect: [(1, 'A'), (1, 'a'), (2, 'b'), (3, 'c')]
