# Tasks of a script that never awaits, which nothing can wake.
# aspen-only
async def waits(q):
    print(await q.get())

spawn(waits(Queue()), name="waiter")
print("end of the body")  # expect: end of the body
# expect-stderr: DeadlockError: nothing can wake the task that waits any more:
# expect-status: 1
