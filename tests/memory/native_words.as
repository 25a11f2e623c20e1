# Top-level await and the native words.
async def twice(n):
    await sleep(0)
    return n * 2
print(await gather(twice(1), twice(2)))
async with TaskGroup() as group:
    task = group.create_task(twice(5))
print(task.result(), await spawn(twice(6)))
queue = Queue()
await queue.put(1)
print(await queue.get())
async for finished in as_completed([twice(7), twice(8)]):
    print(await finished)
