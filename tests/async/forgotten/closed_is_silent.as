# A coroutine that was closed, or started, is not reported.
# aspen-only
async def f():
    pass

c = f()
c.close()
await f()
print("end")  # expect: end
