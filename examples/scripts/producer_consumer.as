# Producers and consumers on a bounded queue.
#
# The queue holds two items, so that fast producers wait for slow consumers. When the producers
# are done, join waits until every item has been worked on; the consumers, who wait for ever, are
# then cancelled.
import asyncio


async def producer(name, queue, count):
    for i in range(count):
        item = f"{name}{i}"
        await queue.put(item)
        print(f"{name:<10} put {item}")


async def consumer(name, queue, tally):
    try:
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            print(f"{name:<10}         took {item}")
            tally[name] += 1
            queue.task_done()
    except asyncio.CancelledError:
        print(f"{name:<10} is told to go home after {tally[name]} items")
        raise


async def main():
    queue = asyncio.Queue(maxsize=2)
    tally = {"anna": 0, "bert": 0}
    consumers = [asyncio.create_task(consumer(n, queue, tally)) for n in tally]
    async with asyncio.TaskGroup() as producers:
        producers.create_task(producer("x", queue, 3))
        producers.create_task(producer("y", queue, 3))
    await queue.join()
    print("everything is done:", queue.empty(), sum(tally.values()))
    for c in consumers:
        c.cancel()
    results = await asyncio.gather(*consumers, return_exceptions=True)
    print([type(r).__name__ for r in results])


asyncio.run(main())

# expect: x          put x0
# expect: x          put x1
# expect: x          put x2
# expect: anna               took x0
# expect: y          put y0
# expect: y          put y1
# expect: bert               took x1
# expect: anna               took x2
# expect: y          put y2
# expect: bert               took y0
# expect: anna               took y1
# expect: bert               took y2
# expect: everything is done: True 6
# expect: anna       is told to go home after 3 items
# expect: bert       is told to go home after 3 items
# expect: ['CancelledError', 'CancelledError']
