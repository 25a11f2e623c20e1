# A future is set once only.
import asyncio

async def main():
    fut = asyncio.get_running_loop().create_future()
    for op in (fut.result, fut.exception):
        try:
            op()
        except asyncio.InvalidStateError as e:
            print(e)
    fut.set_result(1)
    for op, arg in ((fut.set_result, 2), (fut.set_exception, ValueError())):
        try:
            op(arg)
        except asyncio.InvalidStateError as e:
            print(type(e).__name__, bool(str(e)))
    print(fut.cancel(), fut.result())

asyncio.run(main())

# expect: Result is not set.
# expect: Exception is not set.
# expect: InvalidStateError True
# expect: InvalidStateError True
# expect: False 1
