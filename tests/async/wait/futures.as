# wait takes futures, done ones too.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    a, b = loop.create_future(), loop.create_future()
    a.set_result(1)
    done, pending = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
    print(done == {a}, pending == {b})  # expect: True True
    loop.call_soon(b.set_result, 2)
    done, pending = await asyncio.wait([a, b])
    print(len(done), len(pending))  # expect: 2 0

asyncio.run(main())
