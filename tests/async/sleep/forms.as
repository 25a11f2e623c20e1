# sleep awaited at once, awaited later, in a chain, by hand, through yield from, and with a result.
import asyncio

async def inner(delay, result):
    return await asyncio.sleep(delay, result)

async def agen():
    for i in range(3):
        await asyncio.sleep(0 if i % 2 else 0.001)
        yield i

async def main():
    c = asyncio.sleep(0.001, "later")
    print(await c)  # expect: later
    print(await asyncio.sleep(0), await asyncio.sleep(0.001), await asyncio.sleep(-1))
    # expect: None None None
    print(await inner(0, 1), await inner(0.001, 2), await inner(True, 3))  # expect: 1 2 3
    print([i async for i in agen()])  # expect: [0, 1, 2]
    print(await asyncio.gather(asyncio.sleep(0.002, "x"), asyncio.sleep(0, "y")))
    # expect: ['x', 'y']
    print(await asyncio.create_task(asyncio.sleep(0.001, "task")))  # expect: task
    sleep = asyncio.sleep
    print(await sleep(0), await sleep(delay=0.001, result="keyword"))  # expect: None keyword
    for bad in (float("nan"), "x", None):
        try:
            await asyncio.sleep(bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    # expect: ValueError Invalid delay: NaN (not a number)
    # expect: TypeError '<=' not supported between instances of 'str' and 'int'
    # expect: TypeError '<=' not supported between instances of 'NoneType' and 'int'
    by_hand = inner(0, "end")
    print(by_hand.send(None))  # expect: None
    try:
        by_hand.send(None)
    except StopIteration as e:
        print(e.value)  # expect: end
    async def once():
        await asyncio.sleep(0)
    thrown = once()
    thrown.send(None)
    try:
        thrown.throw(KeyError("thrown"))
    except KeyError as e:
        print(repr(e))  # expect: KeyError('thrown')

asyncio.run(main())
