# What read() and its kin return is a coroutine: named, awaited once, closable, throwable.
import asyncio, inspect

async def main():
    reader = asyncio.StreamReader()
    c = reader.readline()
    print(asyncio.iscoroutine(c), inspect.iscoroutine(c), c.__name__, c.__qualname__)
    reader.feed_data(b"x\ny\n")
    print(await c)
    try:
        await c
    except RuntimeError as e:
        print(e)
    c = reader.read(1)
    c.close()
    try:
        await c
    except RuntimeError as e:
        print(e)
    c = reader.readexactly(1)
    try:
        c.throw(KeyError("thrown"))
    except KeyError as e:
        print(repr(e))
    try:
        reader.read(5).send(1)
    except TypeError as e:
        print(e)
    try:
        reader.read(5).send(None)
    except StopIteration as e:
        print(e.value)
    t = asyncio.create_task(reader.read(5), name="reads")
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as e:
        print(e)
    print(t.get_coro().cr_await is not None, t.done())
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    print(reader._waiter)
    try:
        async with asyncio.timeout(0.01):
            await reader.readuntil(b"z")
    except TimeoutError:
        print("timed out", reader._waiter)

asyncio.run(main())

# expect: True True readline StreamReader.readline
# expect: b'x\n'
# expect: cannot reuse already awaited coroutine
# expect: cannot reuse already awaited coroutine
# expect: KeyError('thrown')
# expect: can't send non-None value to a just-started coroutine
# expect: b'y\n'
# expect: readuntil() called while another coroutine is already waiting for incoming data
# expect: True False
# expect: [CancelledError('')]
# expect: None
# expect: timed out None
