# aspen-only
# The countdown in the old form: generator functions marked with asyncio.coroutine.
#
# This is how coroutines were written before async and await, and how older books still teach
# them: `yield from` waits, and a loop made by hand is driven until all tasks are done.
import asyncio


@asyncio.coroutine
def countdown(number, n):
    while n > 0:
        print("T-minus", n, f"({number})")
        yield from asyncio.sleep(0.005)
        n -= 1
    return f"{number} lifts off"


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
tasks = [
    asyncio.ensure_future(countdown("A", 2), loop=loop),
    asyncio.ensure_future(countdown("B", 3), loop=loop),
]
loop.run_until_complete(asyncio.wait(tasks))
for task in tasks:
    print(task.result())
loop.close()

# expect: T-minus 2 (A)
# expect: T-minus 3 (B)
# expect: T-minus 1 (A)
# expect: T-minus 2 (B)
# expect: T-minus 1 (B)
# expect: A lifts off
# expect: B lifts off
