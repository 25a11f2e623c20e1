# get_debug and set_debug.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())  # expect: False
    loop.set_debug(True)
    print(loop.get_debug())  # expect: True

asyncio.run(main())
