import inspect
async def co(): pass
def gen(): yield
async def agen(): yield
print(inspect.iscoroutinefunction(co), inspect.isgeneratorfunction(gen), inspect.isasyncgenfunction(agen))
# expect: True True True
c = co()
print(inspect.isawaitable(c), inspect.iscoroutine(c), inspect.getcoroutinestate(c))
# expect: True True CORO_CREATED
c.close()
print(inspect.getcoroutinestate(c), inspect.isclass(int), inspect.ismodule(inspect))
# expect: CORO_CLOSED True True
