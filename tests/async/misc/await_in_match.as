# await as a subject, in guards and in bodies of match.
import asyncio

async def v(x):
    await asyncio.sleep(0)
    return x

async def kind(x):
    match await v(x):
        case [a, b] if await v(a) == b:
            return await v("twins")
        case [a, *rest]:
            return f"list of {1 + len(rest)}"
        case {"k": k}:
            return f"k={k}"
        case _:
            return "other"

async def main():
    for x in ([1, 1], [1, 2, 3], {"k": 0}, 5):
        print(await kind(x))

asyncio.run(main())

# expect: twins
# expect: list of 3
# expect: k=0
# expect: other
