# ag_running, ag_frame and the names of an async generator.
import asyncio

async def gen():
    print("running", g.ag_running)
    yield 1

async def main():
    print(g.__name__, g.ag_running, g.ag_await, g.ag_frame is None)
    print(await anext(g))
    await g.aclose()
    print(g.ag_frame)

g = gen()
asyncio.run(main())

# expect: gen False None False
# expect: running True
# expect: 1
# expect: None
