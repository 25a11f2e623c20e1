# The traceback of an error names every coroutine of the await chain.
# aspen-only
async def inner():
    await sleep(0)
    raise ValueError("deep")

async def outer():
    await inner()

await outer()
# expect-stderr:     await outer()
# expect-stderr:     await inner()
# expect-stderr:     raise ValueError("deep")
# expect-error: ValueError: deep
# expect-status: 1
