# Three workers share twelve jobs.
import asyncio

async def worker(name, q, log):
    while True:
        n = await q.get()
        await asyncio.sleep(0)
        log.append(f"{name}{n}")
        q.task_done()

async def main():
    q, log = asyncio.Queue(), []
    for n in range(12):
        q.put_nowait(n)
    workers = [asyncio.create_task(worker(w, q, log)) for w in "abc"]
    await q.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(*log)  # expect: a0 b1 c2 a3 b4 c5 a6 b7 c8 a9 b10 c11

asyncio.run(main())
