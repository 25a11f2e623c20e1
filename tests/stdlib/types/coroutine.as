# Generators that can be awaited.
import asyncio
import types


@types.coroutine
def pause(value):
    yield
    return value


async def main():
    print(await pause(3))
    print(await asyncio.gather(pause_twice("a"), pause_twice("b")))


async def pause_twice(name):
    for i in range(2):
        await pause(None)
        print(name, i)
    return name


asyncio.run(main())
try:
    types.coroutine(3)
except TypeError as error:
    print(error)

# expect: 3
# expect: a 0
# expect: b 0
# expect: a 1
# expect: b 1
# expect: ['a', 'b']
# expect: types.coroutine() expects a callable
