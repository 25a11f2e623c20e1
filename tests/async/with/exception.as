# __aexit__ sees the exception, which goes on unless it returns true.
import asyncio

class Room:
    def __init__(self, suppress):
        self.suppress = suppress

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, tb):
        print(kind.__name__, value, tb is not None)
        return self.suppress

async def main():
    async with Room(True):
        raise ValueError("suppressed")
    try:
        async with Room(False):
            raise ValueError("passed on")
    except ValueError as e:
        print("caught", e)

asyncio.run(main())

# expect: ValueError suppressed True
# expect: ValueError passed on True
# expect: caught passed on
