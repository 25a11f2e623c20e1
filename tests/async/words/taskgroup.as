# TaskGroup without an import.
# aspen-only
async def f(n):
    await sleep(0)
    return n * n

async with TaskGroup() as tg:
    tasks = [tg.create_task(f(n)) for n in range(4)]
print([t.result() for t in tasks])  # expect: [0, 1, 4, 9]
