# A retrieved exception is not reported.
# aspen-only
async def bad():
    raise ValueError("seen")

t = spawn(bad())
await sleep(0)
await sleep(0)
print(repr(t.exception()))  # expect: ValueError('seen')
