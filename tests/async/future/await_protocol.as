# A future's __await__ yields the future itself, then returns its result.
import asyncio

loop = asyncio.new_event_loop()
fut = loop.create_future()
it = fut.__await__()
print(next(it) is fut)  # expect: True
fut.set_result("r")
try:
    next(it)
except StopIteration as e:
    print(e.value)  # expect: r
loop.close()
