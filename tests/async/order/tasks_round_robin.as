# Ready tasks run in the order in which they became ready.
import asyncio

async def f(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)

async def main():
    tasks = [asyncio.create_task(f(n)) for n in "abc"]
    print("main waits")
    for t in tasks:
        await t
    print("main ends")

asyncio.run(main())

# expect: main waits
# expect: a 0
# expect: b 0
# expect: c 0
# expect: a 1
# expect: b 1
# expect: c 1
# expect: a 2
# expect: b 2
# expect: c 2
# expect: main ends
