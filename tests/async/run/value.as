# run gives the main coroutine's value.
import asyncio

async def main(x):
    await asyncio.sleep(0)
    return x

print(asyncio.run(main(5)))  # expect: 5
print(asyncio.run(main("again")))  # expect: again
