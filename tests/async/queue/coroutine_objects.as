# put, get and join are coroutines: nothing happens before they are awaited, and they go into tasks.
import asyncio
import inspect

async def main():
    q = asyncio.Queue()
    put, get = q.put(1), q.get()
    print(q.qsize(), inspect.iscoroutine(put), put.__qualname__, get.__name__)
    # expect: 0 True Queue.put get
    t = asyncio.create_task(get)
    await asyncio.sleep(0)
    print(t.done(), get.cr_suspended)  # expect: False True
    await put
    print(q.qsize(), await t)  # expect: 1 1
    try:
        await put
    except RuntimeError as e:
        print(e)  # expect: cannot reuse already awaited coroutine
    print(await asyncio.gather(q.put(2), q.put(3), q.get(), q.get()))  # expect: [None, None, 2, 3]
    try:
        await asyncio.wait_for(q.get(), 0.01)
    except TimeoutError:
        print("timeout", len(q._getters))  # expect: timeout 0
    c = q.get()
    c.close()
    print(list(map(type, [c])), q._unfinished_tasks)  # expect: [<class 'coroutine'>] 3
    joined = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    for _ in range(3):
        q.task_done()
    print(joined.done(), await joined)  # expect: False None

asyncio.run(main())
