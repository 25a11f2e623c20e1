# __await__ must return an iterator.
import asyncio

class Bad:
    def __await__(self):
        return 5

async def main():
    try:
        await Bad()
    except TypeError as e:
        print(e)  # expect: __await__() returned non-iterator of type 'int'

asyncio.run(main())
