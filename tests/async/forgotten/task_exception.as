# A task's exception that nobody retrieved ends the program with status 1.
# aspen-only
async def bad():
    raise ValueError("nobody looked")

spawn(bad())
await sleep(0)
await sleep(0)
print("end")  # expect: end
# expect-stderr: ValueError: nobody looked
# expect-status: 1
