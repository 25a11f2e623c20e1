# Waiting for a queue that nobody fills, at the top level.
# aspen-only
q = Queue()
try:
    await q.get()
except DeadlockError as e:
    print(type(e).__name__)  # expect: DeadlockError
