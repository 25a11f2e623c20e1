# inspect names the four states of a coroutine.
import inspect

class Pause:
    def __await__(self):
        yield

async def f():
    print(inspect.getcoroutinestate(c))
    await Pause()

c = f()
print(inspect.getcoroutinestate(c))
c.send(None)
print(inspect.getcoroutinestate(c))
c.close()
print(inspect.getcoroutinestate(c))

# expect: CORO_CREATED
# expect: CORO_RUNNING
# expect: CORO_SUSPENDED
# expect: CORO_CLOSED
