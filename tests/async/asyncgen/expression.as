# Asynchronous generator expressions are lazy.
import asyncio

async def gen():
    for i in range(3):
        print("make", i)
        yield i

async def main():
    squares = (x * x async for x in gen())
    print(type(squares).__name__)
    async for s in squares:
        print("got", s)

asyncio.run(main())

# expect: async_generator
# expect: make 0
# expect: got 0
# expect: make 1
# expect: got 1
# expect: make 2
# expect: got 4
