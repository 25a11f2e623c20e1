# Releasing a free lock is an error, and a plain with does not work.
import asyncio

async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)  # expect: Lock is not acquired.
    try:
        with lock:
            pass
    except TypeError as e:
        print(type(e).__name__)  # expect: TypeError

asyncio.run(main())
