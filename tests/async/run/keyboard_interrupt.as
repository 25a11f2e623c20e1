# KeyboardInterrupt raised by main comes out of run after the clean-up.
import asyncio

async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other cleaned")  # expect: other cleaned

async def main():
    t = asyncio.create_task(other())
    await asyncio.sleep(0)
    raise KeyboardInterrupt

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted
