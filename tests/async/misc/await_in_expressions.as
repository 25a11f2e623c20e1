# await in arguments, slices, conditions, walrus and augmented assignment.
import asyncio

async def v(x):
    await asyncio.sleep(0)
    return x

async def main():
    print(max(await v(1), await v(2), key=await v(lambda x: -x)))  # expect: 1
    lst = [1, 2, 3, 4]
    print(lst[await v(1):await v(3)])  # expect: [2, 3]
    if (n := await v(5)) > await v(3) > await v(1):
        print("n", n)  # expect: n 5
    lst[await v(0)] += await v(10)
    print(lst, await v("a") if await v(True) else await v("b"))  # expect: [11, 2, 3, 4] a
    print(await v(0) or await v("x") and await v("y"))  # expect: y
    d = {await v("k"): await v("v"), **await v({"z": 1})}
    print(d, [*await v([1]), await v(2)])  # expect: {'k': 'v', 'z': 1} [1, 2]

asyncio.run(main())
