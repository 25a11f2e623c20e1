# gather without an import.
# aspen-only
async def f(n):
    await sleep(0)
    return n

print(await gather(f(1), f(2), f(3)))  # expect: [1, 2, 3]
print(await gather())  # expect: []
