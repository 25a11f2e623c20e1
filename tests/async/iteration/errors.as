# What cannot be iterated over asynchronously.
import asyncio

class NoAnext:
    def __aiter__(self):
        return 5

class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5

async def main():
    for thing in ([1], NoAnext(), BadAnext()):
        try:
            async for x in thing:
                pass
        except TypeError as e:
            print(e)
    try:
        aiter(5)
    except TypeError as e:
        print(e)
    try:
        await anext([])
    except TypeError as e:
        print(e)

asyncio.run(main())

# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: 'async for' received an invalid object from __anext__: int
# expect: 'int' object is not an async iterable
# expect: 'list' object is not an async iterator
