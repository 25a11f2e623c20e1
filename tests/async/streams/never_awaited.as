# A read or a sleep that nobody awaits is reported with the line that made it.
# aspen-only
import asyncio, gc, warnings

async def main():
    reader = asyncio.StreamReader()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        reader.readline()
        gc.collect()
        asyncio.sleep(1)
        gc.collect()
    for w in caught:
        print(w.category.__name__, w.lineno, w.message)

asyncio.run(main())

# expect: RuntimeWarning 9 coroutine 'StreamReader.readline' was never awaited
# expect: RuntimeWarning 11 coroutine 'sleep' was never awaited
