# Done callbacks run in the order of adding, a turn after the end.
import asyncio

async def f():
    return 5

async def main():
    t = asyncio.create_task(f(), name="t")
    t.add_done_callback(lambda x: print("one", x.result()))
    t.add_done_callback(lambda x: print("two", x is t))
    print(await t)
    t.add_done_callback(lambda x: print("late"))
    print("added")
    await asyncio.sleep(0)
    print("end")

asyncio.run(main())

# expect: one 5
# expect: two True
# expect: 5
# expect: added
# expect: late
# expect: end
