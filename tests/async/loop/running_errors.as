# A running loop cannot be closed.
import asyncio

async def f():
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as e:
        print(e)  # expect: Cannot close a running event loop

asyncio.run(f())
