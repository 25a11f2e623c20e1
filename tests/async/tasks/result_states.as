# result and exception raise until the task is done.
import asyncio

async def ok():
    return 1

async def bad():
    raise KeyError("k")

async def main():
    t = asyncio.create_task(ok())
    for op in (t.result, t.exception):
        try:
            op()
        except asyncio.InvalidStateError as e:
            print(e)
    await t
    print(t.done(), t.result(), t.exception(), t.cancelled())
    u = asyncio.create_task(bad())
    await asyncio.wait([u])
    print(repr(u.exception()))
    try:
        u.result()
    except KeyError as e:
        print("raised", e)

asyncio.run(main())

# expect: Result is not set.
# expect: Exception is not set.
# expect: True 1 None False
# expect: KeyError('k')
# expect: raised 'k'
