# The eager factory runs a task at once until it blocks.
import asyncio

async def quick():
    print("quick")
    return 1

async def slow():
    print("slow starts")
    await asyncio.sleep(0)
    print("slow ends")

async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick())
    print(a.done(), a.result())
    b = asyncio.create_task(slow())
    print(b.done())
    await b

asyncio.run(main())

# expect: quick
# expect: True 1
# expect: slow starts
# expect: False
# expect: slow ends
