# Words used under asyncio.run leave no loop behind; one used after it starts the program's own.
# aspen-only
import asyncio
import builtins

async def f(n):
    await sleep(0)
    return n

async def main():
    return await gather(f(1), spawn(f(2)))

print(asyncio.run(main()))  # expect: [1, 2]
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)  # expect: no running event loop
print(asyncio.run(main()))  # expect: [1, 2]
print("spawn" in vars(builtins))  # expect: False
t = spawn(f(3))
print(asyncio.get_running_loop() is t.get_loop())  # expect: True
t.add_done_callback(lambda t: print("done", t.result()))  # expect: done 3
