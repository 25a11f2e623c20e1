# Context variables set at the top level are seen by tasks made later.
# aspen-only
from contextvars import ContextVar

v = ContextVar("v", default="default")

async def f():
    return v.get()

v.set("set at the top")
await sleep(0)
print(await spawn(f()))  # expect: set at the top
