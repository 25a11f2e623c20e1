# A failed task that nobody asked is handed to the loop's exception handler.
import asyncio
import gc

async def bad():
    raise ValueError("unseen")

def handler(loop, context):
    print(context["message"], repr(context["exception"]))

async def start():
    asyncio.create_task(bad())
    for _ in range(3):
        await asyncio.sleep(0)

async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    await start()
    gc.collect()
    await asyncio.sleep(0)
    print("end")

asyncio.run(main())

# expect: Task exception was never retrieved ValueError('unseen')
# expect: end
