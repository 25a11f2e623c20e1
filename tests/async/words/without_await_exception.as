# A spawned task's exception that nobody looks at is reported; the others go on.
# aspen-only
async def bad():
    raise ValueError("bad")

async def good():
    await sleep(0.01)
    print("good")

spawn(bad())
spawn(good())
print("end of the body")

# expect: end of the body
# expect: good
# expect-stderr: Task exception was never retrieved
# expect-stderr: ValueError: bad
# expect-status: 1
