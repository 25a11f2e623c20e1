# A Runner's runs share its context.
import asyncio
from contextvars import ContextVar

v = ContextVar("v", default="none")

async def first():
    v.set("first")

async def second():
    return v.get()

with asyncio.Runner() as runner:
    runner.run(first())
    print(runner.run(second()))  # expect: first
print(v.get())  # expect: none
