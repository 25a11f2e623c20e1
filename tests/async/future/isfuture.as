# isfuture tells futures from the rest.
import asyncio

async def main():
    fut = asyncio.get_running_loop().create_future()
    print(asyncio.isfuture(fut), asyncio.isfuture(asyncio.current_task()))
    print(asyncio.isfuture(1), asyncio.isfuture(main))
    print(asyncio.ensure_future(fut) is fut, fut.get_loop() is asyncio.get_running_loop())

asyncio.run(main())

# expect: True True
# expect: False False
# expect: True True
