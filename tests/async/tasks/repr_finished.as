# repr of a finished task shows its state, name, coroutine and result.
import asyncio
import re

async def f():
    return 42

async def main():
    t = asyncio.create_task(f(), name="t")
    await t
    print(re.sub(r"at .*?\.as", "at FILE", re.sub(r"file=\S+", "", repr(t))))

asyncio.run(main())

# expect: <Task finished name='t' coro=<f() done, defined at FILE:5> result=42>
