# as_completed without an import.
# aspen-only
async def f(n):
    for _ in range(n):
        await sleep(0)
    return n

async for t in as_completed([f(5), f(1), f(3)]):
    print(await t)

# expect: 1
# expect: 3
# expect: 5
