# The traceback of a task reaches the line that spawned it.
# aspen-only
async def inner():
    await sleep(0)
    raise ValueError("deep")

async def outer():
    await inner()

task = spawn(outer())
await task
# expect-stderr:     task = spawn(outer())
# expect-stderr:     await inner()
# expect-stderr:     raise ValueError("deep")
# expect-error: ValueError: deep
# expect-status: 1
