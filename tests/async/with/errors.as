# async with needs the asynchronous protocol, and says so.
import asyncio

class Sync:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

class NotAwaitable:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *exc):
        pass

async def main():
    for thing in (Sync(), 5, NotAwaitable()):
        try:
            async with thing:
                pass
        except TypeError as e:
            print(e)

asyncio.run(main())

# expect: 'Sync' object does not support the asynchronous context manager protocol
# expect: 'int' object does not support the asynchronous context manager protocol
# expect: 'async with' received an object from __aenter__ that does not implement __await__: int
