# With a task factory the name goes to set_name, also when there is none.
import asyncio

class Named(asyncio.Task):
    def set_name(self, name):
        print("set_name", name)
        super().set_name(name)

async def f():
    pass

async def main():
    asyncio.get_running_loop().set_task_factory(
        lambda loop, coro, **kwargs: Named(coro, loop=loop, **kwargs))
    a = asyncio.create_task(f())  # expect: set_name None
    b = asyncio.create_task(f(), name="b")  # expect: set_name b
    print(a.get_name(), b.get_name())  # expect: None b
    await asyncio.wait([a, b])

asyncio.run(main())  # the loop's own tasks at its end too
# expect: set_name None
# expect: set_name None
