# A failed future that nobody asked is reported when it is collected.
import asyncio
import gc

def make(loop):
    loop.create_future().set_exception(ValueError("unseen"))

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"])))
    make(loop)
    gc.collect()
    await asyncio.sleep(0)
    print("end")

asyncio.run(main())

# expect: Future exception was never retrieved ValueError('unseen')
# expect: end
