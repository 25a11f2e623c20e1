# A coroutine cannot resume itself.
class Self:
    def __await__(self):
        try:
            coro.send(None)
        except ValueError as e:
            print(e)  # expect: coroutine already executing
        yield

async def f():
    await Self()

coro = f()
coro.send(None)
coro.close()
