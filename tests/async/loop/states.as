# is_running and is_closed over the life of a loop.
import asyncio

loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())  # expect: False False

async def f():
    print(loop.is_running(), asyncio.get_running_loop() is loop)  # expect: True True

loop.run_until_complete(f())
loop.close()
loop.close()
print(loop.is_running(), loop.is_closed())  # expect: False True
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)  # expect: Event loop is closed
