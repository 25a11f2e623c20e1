# get_event_loop gives what set_event_loop stored, or the running loop.
import asyncio

async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop())

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
loop.run_until_complete(main())
loop.close()
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)

# expect: True
# expect: True
# expect: There is no current event loop in thread 'MainThread'.
