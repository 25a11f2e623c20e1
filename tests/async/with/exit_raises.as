# An exception in __aexit__ replaces the first one and keeps it as context.
import asyncio

class Room:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *exc):
        raise KeyError("exit")

async def main():
    try:
        async with Room():
            raise ValueError("body")
    except KeyError as e:
        print(repr(e), repr(e.__context__))  # expect: KeyError('exit') ValueError('body')

asyncio.run(main())
