# An awaited coroutine shares its caller's context.
import asyncio
from contextvars import ContextVar

v = ContextVar("v")

async def setter():
    v.set("from below")

async def main():
    await setter()
    print(v.get())  # expect: from below
    await asyncio.create_task(other())
    print(v.get())  # expect: from below

async def other():
    v.set("lost")

asyncio.run(main())
