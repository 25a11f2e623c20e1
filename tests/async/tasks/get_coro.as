# get_coro, get_loop and get_context give back what the task was made of.
import asyncio
import contextvars

async def f():
    pass

async def main():
    c = f()
    ctx = contextvars.copy_context()
    t = asyncio.create_task(c, context=ctx)
    print(t.get_coro() is c, t.get_loop() is asyncio.get_running_loop(), t.get_context() is ctx)
    await t

asyncio.run(main())

# expect: True True True
