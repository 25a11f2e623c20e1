# The longest pause by the collector: the longest single tick, in CPU time of the thread, of a
# loop that allocates steadily beside a live million-element list, a million-key dict and 100,000
# tasks. Every tick does the same small piece of work, so that what stands out is the collector.
# Arguments: seconds (60), and a divisor of the live sizes (1).
import asyncio
import sys
import time


class Node:
    def __init__(self, value, link):
        self.value = value
        self.link = link


async def waiter(event):
    await event.wait()


def tick(step, recent):
    node = None
    for i in range(20):
        node = Node([step, i], node)
    recent[step % len(recent)] = {"step": str(step), "node": node}


async def main(seconds, divisor):
    numbers = [[i] for i in range(1000000 // divisor)]
    table = {"key" + str(i): (i,) for i in range(1000000 // divisor)}
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event)) for _ in range(100000 // divisor)]
    await asyncio.sleep(0)
    recent = [None] * 1000
    longest = 0.0
    steps = 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        last = time.thread_time()
        for _ in range(1000):
            tick(steps, recent)
            steps += 1
            now = time.thread_time()
            if now - last > longest:
                longest = now - last
            last = now
        await asyncio.sleep(0)
    event.set()
    for task in tasks:
        await task
    assert len(numbers) == len(table) == 1000000 // divisor
    print("gc_pause_ms %.3f" % (longest * 1e3))


asyncio.run(main(
    float(sys.argv[1]) if len(sys.argv) > 1 else 60.0,
    int(sys.argv[2]) if len(sys.argv) > 2 else 1,
))
