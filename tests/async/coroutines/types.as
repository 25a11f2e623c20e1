# The types of the objects that async functions make.
import asyncio
import inspect
import types

async def co():
    pass

async def ag():
    yield

c = co()
print(type(c).__name__, type(ag()).__name__)
print(isinstance(c, types.CoroutineType))
print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isasyncgen(ag()))
print(inspect.iscoroutinefunction(co), inspect.iscoroutinefunction(ag))
print(inspect.isasyncgenfunction(ag), asyncio.iscoroutinefunction(co))
print(asyncio.iscoroutine(c), asyncio.iscoroutine(co))
c.close()

# expect: coroutine async_generator
# expect: True
# expect: True True True
# expect: True False
# expect: True True
# expect: True False
