# A loop may be run again after stop; tasks keep their place.
import asyncio

loop = asyncio.new_event_loop()

async def f():
    for i in range(4):
        print("step", i)
        if i == 1:
            loop.stop()
        await asyncio.sleep(0)
    loop.stop()

t = loop.create_task(f())
loop.run_forever()
print("between", t.done())
loop.run_forever()
print("after", t.done())
loop.close()

# expect: step 0
# expect: step 1
# expect: between False
# expect: step 2
# expect: step 3
# expect: after True
