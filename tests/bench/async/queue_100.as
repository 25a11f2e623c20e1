# A Queue(100) between one producer and one consumer, for each item.
import asyncio
import time

COUNT, REPEATS = 100000, 5


async def produce(queue):
    for i in range(COUNT):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def measure():
    queue = asyncio.Queue(100)
    start = time.perf_counter()
    producer = asyncio.create_task(produce(queue))
    total = await consume(queue)
    await producer
    elapsed = time.perf_counter() - start
    assert total == COUNT * (COUNT - 1) // 2
    return elapsed / COUNT


async def main():
    best = min([await measure() for _ in range(REPEATS)])
    print("queue_100 %.1f" % (best * 1e9))


asyncio.run(main())
