# Cleaning up may take several turns.
import asyncio

async def f():
    try:
        await asyncio.sleep(10)
    finally:
        for i in range(3):
            await asyncio.sleep(0)
            print("cleaning", i)

async def main():
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t.cancel()
    for i in range(3):
        await asyncio.sleep(0)
        print("main", i, t.done())
    await asyncio.wait([t])
    print(t.cancelled())

asyncio.run(main())

# expect: main 0 False
# expect: cleaning 0
# expect: main 1 False
# expect: cleaning 1
# expect: main 2 False
# expect: cleaning 2
# expect: True
