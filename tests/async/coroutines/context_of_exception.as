# An exception raised while another is handled keeps it as context across an await.
import asyncio

async def fail():
    await asyncio.sleep(0)
    raise KeyError("second")

async def main():
    try:
        try:
            raise ValueError("first")
        except ValueError:
            await fail()
    except KeyError as e:
        print(repr(e), repr(e.__context__), e.__cause__)

asyncio.run(main())

# expect: KeyError('second') ValueError('first') None
