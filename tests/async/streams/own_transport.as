# StreamWriter over a transport, and with a protocol, of the script's own.
import asyncio

class Fake(asyncio.Transport):
    def __init__(self):
        super().__init__({"peername": "nobody"})
        self.sent = []
        self.closing = False

    def write(self, data):
        self.sent.append(bytes(data))

    def is_closing(self):
        return self.closing

    def close(self):
        self.closing = True

    def pause_reading(self):
        print("pause")

    def resume_reading(self):
        print("resume")

class Slow(asyncio.StreamReaderProtocol):
    async def _drain_helper(self):
        print("draining")
        await super()._drain_helper()

async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=4, loop=loop)
    transport = Fake()
    protocol = Slow(reader, loop=loop)
    protocol.connection_made(transport)
    writer = asyncio.StreamWriter(transport, protocol, reader, loop)
    writer.write(b"a")
    writer.writelines([b"b", b"c"])
    await writer.drain()
    print(transport.sent, writer.get_extra_info("peername"))
    protocol.data_received(b"0123456789")
    print(reader._paused, await reader.read(5), reader._paused, await reader.read(5), reader._paused)
    protocol.pause_writing()
    task = asyncio.create_task(writer.drain())
    await asyncio.sleep(0.01)
    print(task.done())
    protocol.resume_writing()
    await task
    writer.close()
    print(writer.is_closing(), writer.transport is transport)
    await writer.drain()
    protocol.connection_lost(ValueError("broken"))
    try:
        await writer.drain()
    except ValueError as e:
        print("drain:", e)
    try:
        await writer.wait_closed()
    except ValueError as e:
        print("closed:", e)
    try:
        await reader.read(1)
    except ValueError as e:
        print("read:", e)

asyncio.run(main())

# expect: draining
# expect: [b'a', b'bc'] nobody
# expect: pause
# expect: resume
# expect: True b'01234' True b'56789' False
# expect: draining
# expect: False
# expect: True True
# expect: draining
# expect: drain: broken
# expect: closed: broken
# expect: read: broken
