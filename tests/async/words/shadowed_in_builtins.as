# A name that a program puts into the builtins stays when the loop ends.
# aspen-only
import asyncio
import builtins

async def main():
    await sleep(0)
    builtins.sleep = "my own"
    print(sleep)  # expect: my own

asyncio.run(main())
print(sleep)  # expect: my own
