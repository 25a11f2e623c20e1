# A handle made by a handle runs in the next turn.
import asyncio

async def main():
    loop = asyncio.get_running_loop()

    def outer(n):
        print("outer", n)
        loop.call_soon(print, "nested", n)

    loop.call_soon(outer, 1)
    loop.call_soon(outer, 2)
    for i in range(3):
        print("turn", i)
        await asyncio.sleep(0)

asyncio.run(main())

# expect: turn 0
# expect: outer 1
# expect: outer 2
# expect: turn 1
# expect: nested 1
# expect: nested 2
# expect: turn 2
