# Blocking against non-blocking: the same three waits, with the difference measured.
#
# time.sleep holds the whole thread, and with it every other task; asyncio.sleep holds only the
# task that calls it. The measured times go to standard error, what follows from them is printed.
import asyncio
import sys
import time

WAIT = 0.03
TASKS = 4


async def blocking():
    time.sleep(WAIT)


async def nonblocking():
    await asyncio.sleep(WAIT)


async def heartbeat(beats):
    """Counts how often the loop comes round while the others work."""
    while True:
        await asyncio.sleep(WAIT / 10)
        beats.append(time.perf_counter())


async def measure(work):
    beats = []
    heart = asyncio.create_task(heartbeat(beats))
    await asyncio.sleep(0)
    start = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(TASKS)))
    took = time.perf_counter() - start
    during = len(beats)
    heart.cancel()
    print(f"{work.__name__}: {took * 1000:.1f} ms, {during} beats", file=sys.stderr)
    return took, during


async def main():
    slow, slow_beats = await measure(blocking)
    fast, fast_beats = await measure(nonblocking)
    print(f"{TASKS} blocking waits take at least {TASKS} times one wait:", slow >= TASKS * WAIT)
    print("the non-blocking ones overlap:", fast < slow / 2)
    print("the loop kept beating only in the second case:", slow_beats <= 1 < fast_beats)


asyncio.run(main())

# expect: 4 blocking waits take at least 4 times one wait: True
# expect: the non-blocking ones overlap: True
# expect: the loop kept beating only in the second case: True
