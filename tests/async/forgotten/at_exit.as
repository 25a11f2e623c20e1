# A coroutine that is still held at exit is reported as well.
# aspen-only
async def forgotten():
    print("never")

c = forgotten()
print("end")  # expect: end
# expect-stderr:   c = forgotten()
