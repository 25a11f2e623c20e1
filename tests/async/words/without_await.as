# A script that spawns and never awaits runs its tasks to the end.
# aspen-only
async def f(n):
    await sleep(n / 10)
    print("f", n)
    if n == 2:
        spawn(f(3))

async def forgotten():
    pass

spawn(f(2))
spawn(f(1))
gather(f(0))
forgotten()
print("end of the body")

# expect: end of the body
# expect: f 0
# expect: f 1
# expect: f 2
# expect: f 3
# expect-stderr:   forgotten()
