# create_task of a group takes name and context.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="outer")

async def f():
    return asyncio.current_task().get_name(), var.get()

async def main():
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    async with asyncio.TaskGroup() as tg:
        t = tg.create_task(f(), name="named", context=ctx)
    print(t.result())  # expect: ('named', 'given')

asyncio.run(main())
