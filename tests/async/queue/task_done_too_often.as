# task_done more often than put is an error.
import asyncio

async def main():
    q = asyncio.Queue()
    await q.join()
    q.put_nowait(1)
    q.get_nowait()
    q.task_done()
    try:
        q.task_done()
    except ValueError as e:
        print(e)  # expect: task_done() called too many times

asyncio.run(main())
