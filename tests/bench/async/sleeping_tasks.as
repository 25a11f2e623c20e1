# Tasks asleep at once: resident bytes for each while they sleep, and the seconds that the whole
# takes beyond the sleep itself. Arguments: how many tasks (a million), how long they sleep (2).
import asyncio
import sys
import time

PAGE = 4096


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * PAGE


async def sleeper(seconds):
    await asyncio.sleep(seconds)


async def main(count, seconds):
    before = resident()
    start = time.perf_counter()
    tasks = [asyncio.create_task(sleeper(seconds)) for _ in range(count)]
    # By the time that this comes round again, every task has taken its first step.
    await asyncio.sleep(0)
    size = (resident() - before) / count
    for task in tasks:
        await task
    beyond = time.perf_counter() - start - seconds
    print("sleeping_task_bytes %.0f" % size)
    print("sleeping_tasks_beyond_s %.3f" % beyond)


asyncio.run(main(
    int(sys.argv[1]) if len(sys.argv) > 1 else 1000000,
    float(sys.argv[2]) if len(sys.argv) > 2 else 2.0,
))
