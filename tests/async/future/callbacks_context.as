# add_done_callback takes a context; remove_done_callback counts.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")

def cb(fut):
    print("in callback", var.get())

async def main():
    fut = asyncio.get_running_loop().create_future()
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    fut.add_done_callback(cb, context=ctx)
    var.set("later")
    fut.add_done_callback(cb)
    print(fut.remove_done_callback(print))
    fut.set_result(None)
    await asyncio.sleep(0)

asyncio.run(main())

# expect: 0
# expect: in callback given
# expect: in callback later
