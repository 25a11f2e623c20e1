# An uncaught exception of a top-level await ends the program with status 1.
# aspen-only
async def f():
    raise ValueError("top")

print("before")  # expect: before
await f()
# expect-error: ValueError: top
# expect-status: 1
