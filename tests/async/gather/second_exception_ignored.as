# Exceptions after the first are retrieved silently.
import asyncio

async def bad(n):
    for _ in range(n):
        await asyncio.sleep(0)
    raise ValueError(n)

async def main():
    try:
        await asyncio.gather(bad(1), bad(2), bad(3))
    except ValueError as e:
        print("first", e)  # expect: first 1
    for _ in range(5):
        await asyncio.sleep(0)
    print("end")  # expect: end

asyncio.run(main())
