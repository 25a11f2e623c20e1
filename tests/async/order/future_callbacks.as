# Callbacks and waiters of a future run in the order of adding.
import asyncio

async def waiter(name, fut):
    print(name, await fut)

async def main():
    fut = asyncio.get_running_loop().create_future()
    fut.add_done_callback(lambda f: print("cb 1"))
    tasks = [asyncio.create_task(waiter(n, fut)) for n in "ab"]
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: print("cb 2"))
    fut.set_result("value")
    print("set")
    await asyncio.sleep(0)
    print("one turn later")
    await asyncio.gather(*tasks)

asyncio.run(main())

# expect: set
# expect: cb 1
# expect: a value
# expect: b value
# expect: cb 2
# expect: one turn later
