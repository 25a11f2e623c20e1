# result and exception of a cancelled task raise CancelledError.
import asyncio

async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(t.cancel("stop"))
    await asyncio.wait([t])
    print(t.cancelled(), t.done(), t.cancel())
    for op in (t.result, t.exception):
        try:
            op()
        except asyncio.CancelledError as e:
            print(repr(e))

asyncio.run(main())

# expect: True
# expect: True True False
# expect: CancelledError('stop')
# expect: CancelledError()
