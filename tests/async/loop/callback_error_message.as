# An error in a callback: arguments are shown in debug mode only.
import asyncio
import re

def boom(*args):
    raise RuntimeError("boom")

async def main():
    loop = asyncio.get_running_loop()
    def handler(loop, context):
        print(re.sub(r" at .*", "", context["message"]), repr(context["exception"]))
        print(re.sub(r" at [^>]*", "", repr(context["handle"])).split(" created")[0].rstrip(">"))
    loop.set_exception_handler(handler)
    loop.call_soon(boom, 1, "secret")
    await asyncio.sleep(0)
    loop.set_debug(True)
    loop.call_soon(boom, 1, "shown")
    await asyncio.sleep(0)

asyncio.run(main())
# expect: Exception in callback boom() RuntimeError('boom')
# expect: <Handle boom()
# expect: Exception in callback boom(1, 'shown') RuntimeError('boom')
# expect: <Handle boom(1, 'shown')
