# A loop runs asyncio.wait over its tasks to the end.
import asyncio

async def count(name, n):
    while n:
        print(name, n)
        n -= 1
        await asyncio.sleep(0)

loop = asyncio.new_event_loop()
tasks = [loop.create_task(count("A", 3)), loop.create_task(count("B", 2))]
done, pending = loop.run_until_complete(asyncio.wait(tasks))
print(len(done), len(pending))
loop.close()

# expect: A 3
# expect: B 2
# expect: A 2
# expect: B 1
# expect: A 1
# expect: 2 0
