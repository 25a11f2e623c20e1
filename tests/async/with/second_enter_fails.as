# If a later item fails to enter, the earlier ones are left.
import asyncio

class Good:
    async def __aenter__(self):
        print("enter")  # expect: enter

    async def __aexit__(self, kind, value, tb):
        print("exit", repr(value))  # expect: exit OSError('no entry')

class Bad(Good):
    async def __aenter__(self):
        raise OSError("no entry")

async def main():
    try:
        async with Good(), Bad():
            print("never")
    except OSError as e:
        print(e)  # expect: no entry

asyncio.run(main())
