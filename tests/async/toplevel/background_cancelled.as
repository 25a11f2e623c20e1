# The end of a script that awaits cancels what still runs, as the end of asyncio.run's coroutine does.
# aspen-only
async def forever():
    try:
        while True:
            await sleep(10)
    finally:
        print("cancelled")

spawn(forever())
await sleep(0)
print("end")

# expect: end
# expect: cancelled
# expect-status: 0
