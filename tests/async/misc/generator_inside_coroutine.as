# Plain generators inside a coroutine are iterated without the loop.
import asyncio

def inner():
    got = yield 1
    print("got", got)
    return "inner value"

def outer():
    result = yield from inner()
    print(result)

async def main():
    g = outer()
    print(next(g))
    await asyncio.sleep(0)
    try:
        g.send("sent")
    except StopIteration:
        print("end")

asyncio.run(main())

# expect: 1
# expect: got sent
# expect: inner value
# expect: end
