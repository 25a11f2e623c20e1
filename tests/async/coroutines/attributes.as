# cr_running, cr_await, cr_frame and the names tell a coroutine's state.
class Pause:
    def __await__(self):
        yield

async def inner():
    await Pause()

async def outer():
    print(c.cr_running)
    await i

i = inner()
c = outer()
print(c.__name__, c.__qualname__)
print(c.cr_running, c.cr_await, c.cr_frame is None)
c.send(None)
print(c.cr_running, c.cr_await is i)
try:
    c.send(None)
except StopIteration:
    pass
print(c.cr_await, c.cr_frame)

# expect: outer outer
# expect: False None False
# expect: True
# expect: False True
# expect: None None
