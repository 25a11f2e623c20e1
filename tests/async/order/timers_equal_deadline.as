# Timers fire by deadline; equal ones in the order of creation, which CPython does not promise.
# aspen-only
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    base = loop.time() + 0.01
    loop.call_at(base + 0.005, print, "later")
    loop.call_at(base, print, "a")
    loop.call_at(base, print, "b")
    loop.call_at(base - 0.005, print, "earlier")
    loop.call_at(base + 0.01, done.set_result, None)
    await done

asyncio.run(main())

# expect: earlier
# expect: a
# expect: b
# expect: later
