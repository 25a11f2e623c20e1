# A script that awaits nowhere at its top level has no loop there, before and after asyncio.run.
import asyncio

async def f():
    return asyncio.get_running_loop() is asyncio.get_event_loop()

def try_it():
    c = f()
    try:
        asyncio.create_task(c)
    except RuntimeError as e:
        print(e)
    c.close()
    try:
        asyncio.get_running_loop()
    except RuntimeError as e:
        print(e)
    print(asyncio._get_running_loop())

try_it()
# expect: no running event loop
# expect: no running event loop
# expect: None
print(asyncio.run(f()))  # expect: True
try_it()
# expect: no running event loop
# expect: no running event loop
# expect: None
