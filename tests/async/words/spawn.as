# spawn makes a task, and takes a name.
# aspen-only
async def f(n):
    return n

t = spawn(f(1), name="worker")
print(t.get_name(), t.done())  # expect: worker False
print(await t, t.done())  # expect: 1 True
