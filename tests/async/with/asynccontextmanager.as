# contextlib.asynccontextmanager makes a manager of a generator.
import asyncio
from contextlib import asynccontextmanager

@asynccontextmanager
async def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        await asyncio.sleep(0)
        print(f"</{name}>")

async def main():
    async with tag("b") as t:
        print(t)
    async with tag("i"):
        raise ValueError("inside")

asyncio.run(main())

# expect: <b>
# expect: B
# expect: </b>
# expect: <i>
# expect: handled inside
# expect: </i>
