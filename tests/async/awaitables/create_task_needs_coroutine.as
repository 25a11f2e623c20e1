# create_task takes coroutines only.
import asyncio

async def main():
    for thing in (1, asyncio.get_running_loop().create_future):
        try:
            asyncio.create_task(thing)
        except TypeError as e:
            print(str(e).split(",")[0])

asyncio.run(main())

# expect: a coroutine was expected
# expect: a coroutine was expected
