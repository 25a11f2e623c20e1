# sleep gives its result argument.
import asyncio

async def main():
    print(await asyncio.sleep(0, "now"), await asyncio.sleep(0.001, "soon"))  # expect: now soon
    print(await asyncio.sleep(-1))  # expect: None
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as e:
        print(e)  # expect: Invalid delay: NaN (not a number)

asyncio.run(main())
