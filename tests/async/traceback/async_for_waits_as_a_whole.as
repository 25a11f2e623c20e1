# What goes wrong while an `async for` waits is shown at the whole loop, or the whole comprehension.
import asyncio, traceback

class Failing:
    def __aiter__(self):
        return self
    async def __anext__(self):
        raise ValueError

async def loop():
    async for x in \
            Failing():
        print(x)

async def comprehension():
    return [x
            async for x in Failing()]

async def main():
    for f in loop, comprehension:
        try:
            await f()
        except ValueError as e:
            row = traceback.extract_tb(e.__traceback__)[1]
            first = f.__code__.co_firstlineno
            print(row.name, row.lineno - first, row.end_lineno - first, row.colno)

asyncio.run(main())
# expect: loop 1 3 4
# expect: comprehension 1 2 11
