# The exception handler gets the loop and a context.
import asyncio

def handler(loop, context):
    print(context["message"].split("(")[0], type(context["exception"]).__name__)
    print("handle" in context)

def bad():
    raise KeyError("k")

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": ValueError()})
    try:
        loop.set_exception_handler(1)
    except TypeError as e:
        print(e)

asyncio.run(main())

# expect: None
# expect: True
# expect: Exception in callback bad KeyError
# expect: True
# expect: by hand ValueError
# expect: False
# expect: A callable object or None is expected, got 1
