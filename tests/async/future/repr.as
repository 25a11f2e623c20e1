# repr of futures in each state.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    a, b, c, d = (loop.create_future() for _ in range(4))
    b.set_result("r")
    c.set_exception(ValueError("v"))
    d.cancel()
    print(a, b, c, d, sep="\n")
    c.exception()

asyncio.run(main())

# expect: <Future pending>
# expect: <Future finished result='r'>
# expect: <Future finished exception=ValueError('v')>
# expect: <Future cancelled>
