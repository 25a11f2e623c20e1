# __await__ may be a generator, or return any iterator.
import asyncio

class ByGenerator:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "generator"

class ByIterator:
    def __await__(self):
        return iter(())

async def main():
    print(await ByGenerator())  # expect: generator
    print(await ByIterator())  # expect: None

asyncio.run(main())
