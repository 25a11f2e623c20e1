# Task(eager_start=True) runs the first step in place.
import asyncio

async def f(n):
    print("in", n, asyncio.current_task().get_name())  # expect: in 1 eager
    return n

async def main():
    loop = asyncio.get_running_loop()
    t = asyncio.Task(f(1), loop=loop, eager_start=True, name="eager")
    print("after", t.done(), asyncio.current_task() is not t)  # expect: after True True
    print(await t)  # expect: 1

asyncio.run(main())
