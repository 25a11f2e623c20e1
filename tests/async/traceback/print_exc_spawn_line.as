# print_exc to stderr shows the line that spawned the task; to anything else what CPython shows.
# aspen-only
import asyncio
import sys
import traceback

async def inner():
    await asyncio.sleep(0)
    raise ValueError("x")

async def middle():
    await inner()

async def main():
    task = asyncio.create_task(middle())
    try:
        await task
    except ValueError as e:
        traceback.print_exc()
        print("create_task" in traceback.format_exc())  # expect: False
        print([f.name for f in traceback.extract_tb(e.__traceback__)])
        # expect: ['main', 'middle', 'inner']
        print("--", file=sys.stderr)
        try:
            raise KeyError("y")
        except KeyError:
            traceback.print_exc()

asyncio.run(main())

# expect-stderr:     await task
# expect-stderr:     task = asyncio.create_task(middle())
# expect-stderr:     await inner()
# expect-stderr: ValueError: x
# expect-stderr: --
# expect-stderr:     task = asyncio.create_task(middle())
# expect-stderr: ValueError: x
# expect-stderr: KeyError: 'y'
