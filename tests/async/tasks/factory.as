# A task factory makes the loop's tasks.
import asyncio

def factory(loop, coro, **kwargs):
    print("making", coro.__name__, sorted(kwargs))
    return asyncio.Task(coro, loop=loop, **kwargs)

async def f():
    return 1

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(await asyncio.create_task(f()))
    print(await asyncio.create_task(f(), name="n"))
    loop.set_task_factory(None)
    print(await asyncio.create_task(f()))
    try:
        loop.set_task_factory(1)
    except TypeError as e:
        print(e)

asyncio.run(main())

# expect: None
# expect: making f []
# expect: 1
# expect: making f []
# expect: 1
# expect: 1
# expect: task factory must be a callable or None
