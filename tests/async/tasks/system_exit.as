# SystemExit in a task leaves the loop with its status.
import asyncio

tasks = []

async def f():
    raise SystemExit(3)

async def main():
    tasks.append(asyncio.create_task(f()))
    await asyncio.sleep(1)

try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)  # expect: exit 3
    print(repr(tasks[0].exception()))  # expect: SystemExit(3)
