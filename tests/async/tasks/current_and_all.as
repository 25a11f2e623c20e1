# current_task and all_tasks see the unfinished tasks of the loop.
import asyncio

async def f():
    await asyncio.sleep(0)

async def main():
    t = asyncio.create_task(f(), name="f")
    me = asyncio.current_task()
    me.set_name("main")
    print(sorted(x.get_name() for x in asyncio.all_tasks()))  # expect: ['f', 'main']
    await t
    print(sorted(x.get_name() for x in asyncio.all_tasks()))  # expect: ['main']
    asyncio.get_running_loop().call_soon(lambda: print(asyncio.current_task()))  # expect: None
    await asyncio.sleep(0)

asyncio.run(main())
