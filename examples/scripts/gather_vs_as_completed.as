# gather keeps the order of its arguments, as_completed gives results as they come.
#
# Both run the same three jobs at the same time. Take gather if you need all results together,
# as_completed if you can do something useful with the first one already.
import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    return f"{name} after {delay * 1000:.0f} ms"


def jobs():
    return [fetch("slow", 0.06), fetch("fast", 0.0), fetch("medium", 0.03)]


async def main():
    print("gather:")
    for line in await asyncio.gather(*jobs()):
        print("  ", line)

    print("as_completed:")
    for next_one in asyncio.as_completed(jobs()):
        print("  ", await next_one)

    print("as_completed, with the tasks themselves:")
    tasks = {asyncio.create_task(job): n for n, job in enumerate(jobs())}
    async for task in asyncio.as_completed(tasks):
        print("   job", tasks[task], "->", task.result())


asyncio.run(main())

# expect: gather:
# expect:    slow after 60 ms
# expect:    fast after 0 ms
# expect:    medium after 30 ms
# expect: as_completed:
# expect:    fast after 0 ms
# expect:    medium after 30 ms
# expect:    slow after 60 ms
# expect: as_completed, with the tasks themselves:
# expect:    job 1 -> fast after 0 ms
# expect:    job 2 -> medium after 30 ms
# expect:    job 0 -> slow after 60 ms
