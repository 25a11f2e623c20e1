# Tasks have names: numbered, given, or set later.
import asyncio

async def f():
    return asyncio.current_task().get_name()

async def main():
    print(asyncio.current_task().get_name())  # expect: Task-1
    t = asyncio.create_task(f())
    print(t.get_name())  # expect: Task-2
    u = asyncio.create_task(f(), name="worker")
    v = asyncio.create_task(f(), name=12)
    t.set_name("renamed")
    print(await t, await u, repr(await v))  # expect: renamed worker '12'

asyncio.run(main())
