# When main ends, run cancels the remaining tasks and waits for them.
import asyncio

async def leftover(n):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0)
        print("cleaned", n)

async def main():
    tasks.append(asyncio.create_task(leftover(1)))
    await asyncio.sleep(0)
    print("main ends")

tasks = []
asyncio.run(main())
print(tasks[0].cancelled())

# expect: main ends
# expect: cleaned 1
# expect: True
