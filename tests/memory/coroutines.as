# Tasks, futures, locks, queues, groups, timeouts, top-level await.
import asyncio
async def worker(n, queue, lock):
    async with lock:
        await asyncio.sleep(0)
        await queue.put(n)
    return n
async def agen(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)
async def failing():
    await asyncio.sleep(0)
    raise ValueError("task")
async def main():
    queue, lock, event = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
    print(await asyncio.gather(*[worker(i, queue, lock) for i in range(5)]))
    print([queue.get_nowait() for _ in range(5)], [x async for x in agen(5)])
    print(await asyncio.gather(failing(), return_exceptions=True))
    try:
        async with asyncio.timeout(0.001):
            await event.wait()
    except TimeoutError:
        print("timeout")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing())
            group.create_task(asyncio.sleep(10))
    except* ValueError as errors:
        print(errors.exceptions)
    task = asyncio.create_task(asyncio.sleep(10), name="sleeper")
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.get_name())
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await future, await asyncio.wait_for(asyncio.sleep(0, 3), 1))
    done, pending = await asyncio.wait([asyncio.create_task(worker(9, queue, lock))])
    print(len(done), len(pending))
    event.set()
asyncio.run(main())
