# acquire and wait are coroutines: nothing happens before they are awaited, and they go into tasks.
import asyncio
import inspect

async def main():
    lock, event, sem = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(1)
    c = lock.acquire()
    print(inspect.iscoroutine(c), lock.locked(), c.__qualname__)  # expect: True False Lock.acquire
    print(await c, lock.locked())  # expect: True True
    t = asyncio.create_task(lock.acquire())
    w = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    print(t.done(), w.done(), len(lock._waiters), len(event._waiters))  # expect: False False 1 1
    lock.release()
    event.set()
    print(await t, await w, await event.wait())  # expect: True True True
    try:
        await asyncio.wait_for(lock.acquire(), 0.01)
    except TimeoutError:
        print("timeout", len(lock._waiters))  # expect: timeout 0
    print(await sem.acquire(), sem.locked())  # expect: True True
    waiting = [asyncio.create_task(sem.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    sem.release()
    sem.release()
    await asyncio.wait(waiting[:2])
    print([t.cancelled() if t.done() else None for t in waiting])  # expect: [True, False, False]
    sem.release()
    print(await waiting[2], sem._value)  # expect: True 1
    entered = lock.__aenter__()
    lock.release()
    print(await entered, lock.locked(), await lock.__aexit__(None, None, None), lock.locked())
    # expect: None True None False
    try:
        lock.release()
    except RuntimeError as e:
        print(e)  # expect: Lock is not acquired.

asyncio.run(main())
