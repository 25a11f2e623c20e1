# gather takes coroutines, tasks, futures and objects with __await__.
import asyncio

class Later:
    def __await__(self):
        yield
        return "object"

async def co(v):
    return v

async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.set_result("future")
    print(await asyncio.gather(co("coro"), asyncio.create_task(co("task")), fut, Later()))

asyncio.run(main())

# expect: ['coro', 'task', 'future', 'object']
