# Tasks made before a top-level await run during it.
# aspen-only
import asyncio

async def f(name):
    print(name, "starts")
    await asyncio.sleep(0)
    print(name, "ends")

a = spawn(f("a"))
b = spawn(f("b"))
print("waiting")
await a
await b
print("done")

# expect: waiting
# expect: a starts
# expect: b starts
# expect: a ends
# expect: b ends
# expect: done
