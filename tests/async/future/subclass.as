# Future may be subclassed.
import asyncio

class Loud(asyncio.Future):
    def set_result(self, value):
        print("setting", value)  # expect: setting 3
        super().set_result(value)

async def main():
    fut = Loud()
    asyncio.get_running_loop().call_soon(fut.set_result, 3)
    print(await fut)  # expect: 3

asyncio.run(main())
