# run takes a coroutine.
import asyncio

async def main():
    pass

for thing in (main, 5):
    try:
        asyncio.run(thing)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)

# expect: ValueError
# expect: ValueError
