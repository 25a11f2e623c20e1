# An uncaught DeadlockError ends the program with status 1.
# aspen-only
print("before")  # expect: before
await Queue().get()
print("never")
# expect-status: 1
