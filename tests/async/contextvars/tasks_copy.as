# A task has a copy of the context in which it was made.
import asyncio
from contextvars import ContextVar

v = ContextVar("v", default="start")

async def child(name):
    print(name, v.get())
    v.set(name)
    await asyncio.sleep(0)
    print(name, v.get())

async def main():
    v.set("main")
    a = asyncio.create_task(child("a"))
    v.set("main again")
    b = asyncio.create_task(child("b"))
    await asyncio.gather(a, b)
    print(v.get())

asyncio.run(main())
print(v.get())

# expect: a main
# expect: b main again
# expect: a a
# expect: b b
# expect: main again
# expect: start
