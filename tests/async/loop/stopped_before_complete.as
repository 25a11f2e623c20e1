# Stopping the loop under run_until_complete is an error.
import asyncio

loop = asyncio.new_event_loop()
fut = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(fut)
except RuntimeError as e:
    print(e)  # expect: Event loop stopped before Future completed.
loop.close()
