# A task's result belongs to its coroutine.
import asyncio

async def main():
    t = asyncio.current_task()
    for op in (t.set_result, t.set_exception):
        try:
            op(1)
        except RuntimeError as e:
            print(e)

asyncio.run(main())

# expect: Task does not support set_result operation
# expect: Task does not support set_exception operation
