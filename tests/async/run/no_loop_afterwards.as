# After run no loop is running.
import asyncio

async def main():
    return asyncio.get_running_loop()

loop = asyncio.run(main())
print(loop.is_closed())  # expect: True
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)  # expect: no running event loop
