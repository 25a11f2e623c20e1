# A Runner keeps one loop over several runs.
import asyncio

async def f():
    return id(asyncio.get_running_loop())

with asyncio.Runner() as runner:
    print(runner.run(f()) == runner.run(f()) == id(runner.get_loop()))  # expect: True
    loop = runner.get_loop()
print(loop.is_closed())  # expect: True
try:
    runner.get_loop()
except RuntimeError as e:
    print(e)  # expect: Runner is closed
