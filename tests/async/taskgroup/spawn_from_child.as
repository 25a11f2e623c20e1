# Children may add tasks to the group while it waits.
import asyncio

async def tree(tg, n):
    print("node", n)
    await asyncio.sleep(0)
    for child in (2 * n, 2 * n + 1):
        if child < 8:
            tg.create_task(tree(tg, child))

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(tree(tg, 1))
    print("all done")

asyncio.run(main())

# expect: node 1
# expect: node 2
# expect: node 3
# expect: node 4
# expect: node 5
# expect: node 6
# expect: node 7
# expect: all done
