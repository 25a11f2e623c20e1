# collections.abc knows awaitables and coroutines by their methods.
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Coroutine

class A:
    def __await__(self):
        yield

class I:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopAsyncIteration

async def co():
    pass

async def ag():
    yield

c = co()
print(isinstance(A(), Awaitable), isinstance(A(), Coroutine))  # expect: True False
print(isinstance(c, Awaitable), isinstance(c, Coroutine))  # expect: True True
print(isinstance(I(), AsyncIterable), isinstance(I(), AsyncIterator))  # expect: True True
print(isinstance(I(), AsyncGenerator), isinstance(ag(), AsyncGenerator))  # expect: False True
c.close()
