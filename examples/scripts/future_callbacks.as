# Futures set by callbacks: how code that calls back becomes code that awaits.
#
# The thermometer is an old-fashioned device: it takes a function and calls it later, once for
# each reading. A future turns one such call into something a coroutine can wait for.
import asyncio


class Thermometer:
    """Calls back with a reading, or with an error if the sensor is unplugged."""

    def __init__(self, loop, readings):
        self.loop = loop
        self.readings = iter(readings)

    def measure(self, on_value, on_error):
        value = next(self.readings)
        if value is None:
            self.loop.call_soon(on_error, OSError("sensor unplugged"))
        else:
            self.loop.call_later(0.001, on_value, value)


def reading(loop, device):
    """Gives a future of the device's next reading."""
    future = loop.create_future()
    device.measure(future.set_result, future.set_exception)
    return future


def report(future):
    if future.cancelled():
        outcome = "cancelled"
    elif error := future.exception():
        outcome = f"failed: {error}"
    else:
        outcome = f"{future.result():.1f} degrees"
    print("  callback:", outcome)


async def main():
    loop = asyncio.get_running_loop()
    device = Thermometer(loop, [21.5, 22.25, None, 23.0])

    first = reading(loop, device)
    first.add_done_callback(report)
    print("awaited:", await first)

    second = reading(loop, device)
    second.add_done_callback(report)
    second.add_done_callback(lambda f: print("  callbacks run in the order of adding"))
    print("awaited:", await second)

    third = reading(loop, device)
    third.add_done_callback(report)
    try:
        await third
    except OSError as e:
        print("caught:", e)

    lost = loop.create_future()
    lost.add_done_callback(report)
    lost.cancel()
    await asyncio.sleep(0)


asyncio.run(main())

# expect:   callback: 21.5 degrees
# expect: awaited: 21.5
# expect:   callback: 22.2 degrees
# expect:   callbacks run in the order of adding
# expect: awaited: 22.25
# expect:   callback: failed: sensor unplugged
# expect: caught: sensor unplugged
# expect:   callback: cancelled
