# A suspended generator is closed when the loop shuts down.
import asyncio

async def gen():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("closed at shutdown")

async def main():
    print(await anext(kept))
    print("main ends")

kept = gen()
asyncio.run(main())

# expect: 1
# expect: main ends
# expect: closed at shutdown
