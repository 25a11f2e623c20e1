# A sleeping task waits for a future, as everybody sees who asks; asking changes nothing.
import asyncio
import re

async def f():
    await asyncio.sleep(0.02)
    return "slept"

async def main():
    t = asyncio.create_task(f(), name="sleeper")
    await asyncio.sleep(0)
    print(re.sub(r" running at .*?>", " running at X>", repr(t)))
    # expect: <Task pending name='sleeper' coro=<f() running at X> wait_for=<Future pending cb=[Task.task_wakeup()]>>
    waiter = t._fut_waiter
    print(waiter is t._fut_waiter, waiter.done())  # expect: True False
    print(await t, waiter.done(), t._fut_waiter)  # expect: slept True None
    t = asyncio.create_task(f())
    await asyncio.sleep(0)
    t._fut_waiter.set_result("early")
    await asyncio.sleep(0)
    print(await t)  # expect: slept

asyncio.run(main())
