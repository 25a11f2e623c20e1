# wait refuses coroutines, an empty set and an unknown return_when.
import asyncio

async def main():
    c = asyncio.sleep(0)
    t = asyncio.create_task(asyncio.sleep(0))
    for arg in ([c], [], t, c):
        try:
            await asyncio.wait(arg)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    try:
        await asyncio.wait([t], return_when="SOME")
    except ValueError as e:
        print(e)
    c.close()
    await t

asyncio.run(main())

# expect: TypeError Passing coroutines is forbidden, use tasks explicitly.
# expect: ValueError Set of Tasks/Futures is empty.
# expect: TypeError expect a list of futures, not Task
# expect: TypeError expect a list of futures, not coroutine
# expect: Invalid return_when value: SOME
