# run raises what the main coroutine raises.
import asyncio

async def main():
    raise LookupError("main")

try:
    asyncio.run(main())
except LookupError as e:
    print(e)  # expect: main
