# A decorator wraps a coroutine function.
import asyncio
import functools

def traced(fn):
    @functools.wraps(fn)
    async def wrapper(*args):
        print("call", fn.__name__, args)  # expect: call add (1, 2)
        result = await fn(*args)
        print("result", result)  # expect: result 3
        return result
    return wrapper

@traced
async def add(a, b):
    await asyncio.sleep(0)
    return a + b

asyncio.run(add(1, 2))
print(add.__name__, asyncio.iscoroutinefunction(add))  # expect: add True
