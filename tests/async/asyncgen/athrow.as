# athrow raises at the yield; the generator may catch it and go on.
import asyncio

async def gen():
    while True:
        try:
            yield "value"
        except ValueError as e:
            yield f"caught {e}"

async def main():
    g = gen()
    print(await anext(g))  # expect: value
    print(await g.athrow(ValueError("one")))  # expect: caught one
    print(await anext(g))  # expect: value
    try:
        await g.athrow(KeyError("two"))
    except KeyError as e:
        print("out", e)  # expect: out 'two'
    try:
        await anext(g)
    except StopAsyncIteration:
        print("finished")  # expect: finished

asyncio.run(main())
