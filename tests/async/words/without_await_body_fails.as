# An error of the body ends the program: what was spawned is cancelled.
# aspen-only
async def f():
    try:
        await sleep(10)
    except BaseException as e:
        print("never", type(e))

spawn(f())
print("before")  # expect: before
raise KeyError("body")
# expect-error: KeyError: 'body'
# expect-status: 1
