# await binds tighter than ** and unary minus.
import asyncio

async def v(x):
    return x

async def main():
    print(-await v(2) ** 2)  # expect: -4
    print(2 ** await v(3))  # expect: 8
    print(await v(1) + await v(2) * await v(3))  # expect: 7
    print([await v(i) for i in range(3)], (await v([9]))[0])  # expect: [0, 1, 2] 9
    print(f"{await v('in f-string')!r}")  # expect: 'in f-string'

asyncio.run(main())
