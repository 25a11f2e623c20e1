# create_task, current_task and sleep need a running loop.
import asyncio

async def f():
    pass

c = f()
for op in (lambda: asyncio.create_task(c), asyncio.current_task, asyncio.get_running_loop):
    try:
        op()
    except RuntimeError as e:
        print(e)
c.close()

# expect: no running event loop
# expect: no running event loop
# expect: no running event loop
