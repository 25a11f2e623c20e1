# Cancelling a task that sleeps: in its next turn, with the first message, once.
import asyncio

log = []

async def f(name, delay=10):
    try:
        await asyncio.sleep(delay)
        log.append((name, "slept"))
    except asyncio.CancelledError as e:
        log.append((name, "cancelled", e.args))
        raise

async def main():
    a = asyncio.create_task(f("a"))
    b = asyncio.create_task(f("b"))
    await asyncio.sleep(0)
    b.cancel("first")
    print(b.cancel("second"), b.cancelling())  # expect: True 2
    a.cancel()
    await asyncio.sleep(0)
    print(log, a.done())
    # expect: [('b', 'cancelled', ('first',)), ('a', 'cancelled', ())] True
    log.clear()

    # Before it has started.
    c = asyncio.create_task(f("c"))
    c.cancel()
    await asyncio.sleep(0)
    print(log, c.cancelled())  # expect: [] True

    # By itself, before it sleeps.
    async def self_cancelling():
        asyncio.current_task().cancel("mine")
        await f("d")
    d = asyncio.create_task(self_cancelling())
    await asyncio.wait([d])
    print(log, d.cancelled())  # expect: [('d', 'cancelled', ('mine',))] True
    log.clear()

    # In the turn in which its time is over.
    e = asyncio.create_task(f("e", 0.01))
    asyncio.get_running_loop().call_later(0.001, lambda: None)
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    loop.call_at(loop.time() + 0.001, e.cancel)
    loop.call_soon(lambda: __import__("time").sleep(0.03))
    await asyncio.wait([e])
    print(log, e.cancelled())  # expect: [('e', 'cancelled', ())] True
    log.clear()

    # Uncancelled at once: it goes on.
    async def stubborn():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            asyncio.current_task().uncancel()
        await asyncio.sleep(0.001)
        return "went on", asyncio.current_task().cancelling()
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s)  # expect: ('went on', 0)

asyncio.run(main())
