# Results come in the order of the arguments.
import asyncio

async def f(n):
    for _ in range(5 - n):
        await asyncio.sleep(0)
    print("done", n)
    return n * n

async def main():
    print(await asyncio.gather(*(f(i) for i in range(4))))

asyncio.run(main())

# expect: done 3
# expect: done 2
# expect: done 1
# expect: done 0
# expect: [0, 1, 4, 9]
