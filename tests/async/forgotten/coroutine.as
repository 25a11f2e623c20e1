# A coroutine dropped without await is reported.
# aspen-only
import gc

async def forgotten():
    print("never")

def call():
    forgotten()

call()
gc.collect()
print("end")  # expect: end
# expect-stderr:   forgotten()
