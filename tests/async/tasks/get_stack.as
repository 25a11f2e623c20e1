# get_stack gives the frames of a suspended task, innermost last.
import asyncio

async def inner():
    await asyncio.sleep(0)

async def outer():
    await inner()

async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    print([f.f_code.co_name for f in t.get_stack()])  # expect: ['outer']
    await t
    print(t.get_stack())  # expect: []

asyncio.run(main())
