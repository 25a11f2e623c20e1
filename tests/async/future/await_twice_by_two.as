# Many tasks may wait for one future.
import asyncio

async def waiter(n, fut):
    try:
        return n, await fut
    except ValueError as e:
        return n, str(e)

async def main():
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_exception, ValueError("shared"))
    print(await asyncio.gather(*(waiter(i, fut) for i in range(3))))

asyncio.run(main())

# expect: [(0, 'shared'), (1, 'shared'), (2, 'shared')]
