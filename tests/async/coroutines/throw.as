# throw raises at the await, and the coroutine may carry on.
class Pause:
    def __await__(self):
        yield "paused"

async def f():
    try:
        await Pause()
    except KeyError as e:
        print("inside", repr(e))
    await Pause()
    return "end"

c = f()
print(c.send(None))
print(c.throw(KeyError("k")))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)

# expect: paused
# expect: inside KeyError('k')
# expect: paused
# expect: end
