# A pending timer is no deadlock.
# aspen-only
import asyncio

ev = asyncio.Event()
await sleep(0)
asyncio.get_running_loop().call_later(0.005, ev.set)
print(await ev.wait())  # expect: True
