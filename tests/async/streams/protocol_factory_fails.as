# A protocol that cannot be made leaves no descriptor open.
# aspen-only
import asyncio
import os

def broken():
    raise KeyError("no protocol")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, c: print(c["message"], repr(c["exception"])))
    loop.set_debug(True)
    loop.slow_callback_duration = 10
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    before = len(os.listdir("/proc/self/fd"))
    try:
        await loop.create_connection(broken, *address)
    except KeyError as e:
        print("KeyError", e)
    await asyncio.sleep(0.02)
    print(len(os.listdir("/proc/self/fd")) == before)
    transport, protocol = await loop.create_connection(asyncio.Protocol, *address)
    transport.abort()
    server.close()
    await server.wait_closed()
    server = await loop.create_server(broken, "127.0.0.1", 0)
    before = len(os.listdir("/proc/self/fd"))
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    await asyncio.sleep(0.02)
    print(len(os.listdir("/proc/self/fd")) == before)
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect: KeyError 'no protocol'
# expect: True
# expect: Error on transport creation for incoming connection KeyError('no protocol')
# expect: b''
# expect: True
