# set_exception makes the next read raise.
import asyncio

async def main():
    reader = asyncio.StreamReader()
    t = asyncio.create_task(reader.read(1))
    await asyncio.sleep(0)
    reader.set_exception(ConnectionResetError("gone"))
    try:
        await t
    except ConnectionResetError as e:
        print(e, repr(reader.exception()))  # expect: gone ConnectionResetError('gone')

asyncio.run(main())
