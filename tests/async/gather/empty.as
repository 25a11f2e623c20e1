# gather of nothing is an empty list.
import asyncio

async def main():
    print(await asyncio.gather())  # expect: []
    print(await asyncio.gather(return_exceptions=True))  # expect: []

asyncio.run(main())
