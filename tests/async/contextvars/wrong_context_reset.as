# A token of another context cannot be used.
import asyncio
from contextvars import ContextVar

v = ContextVar("v", default=0)

async def child(token):
    try:
        v.reset(token)
    except ValueError as e:
        print("different Context" in str(e))  # expect: True

async def main():
    token = v.set(1)
    await asyncio.create_task(child(token))
    v.reset(token)
    print(v.get())  # expect: 0

asyncio.run(main())
