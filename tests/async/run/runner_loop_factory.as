# A Runner may be given a loop factory and debug.
import asyncio

def factory():
    print("factory")  # expect: factory
    return asyncio.new_event_loop()

async def main():
    return asyncio.get_running_loop().get_debug()

with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.run(main()))  # expect: True
print(asyncio.run(main(), debug=False))  # expect: False
