# An error in __await__ is an error at the await.
import asyncio

class Bad:
    def __await__(self):
        raise LookupError("no")
        yield

async def main():
    try:
        await Bad()
    except LookupError as e:
        print("caught", e)  # expect: caught no

asyncio.run(main())
