# A server that is closed lets its handlers finish, and wait_closed() waits for them.
import asyncio
from _pair import attempt

async def main():
    done = []

    async def slow(reader, writer):
        line = await reader.readline()
        await asyncio.sleep(0.05)
        writer.write(line)
        await writer.drain()
        writer.close()
        done.append(True)

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"late\n")
    await asyncio.sleep(0.02)
    server.close()
    print(server.is_serving(), server.sockets, done)
    await server.wait_closed()
    print(done, await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
    await attempt("serve_forever", server.serve_forever())

    async def forever(reader, writer):
        await attempt("server reads", reader.read())
        writer.close()

    for how in "close_clients", "abort_clients":
        server = await asyncio.start_server(forever, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await asyncio.sleep(0.02)
        server.close()
        getattr(server, how)()
        await attempt(how, reader.read())
        await server.wait_closed()
        writer.close()
        await writer.wait_closed()
    await asyncio.sleep(0.01)
    print(len(asyncio.all_tasks()))

asyncio.run(main())

# expect: False () []
# expect: [True] b'late\n'
# expect: serve_forever RuntimeError server <Server sockets=()> is closed
# expect: server reads b''
# expect: close_clients b''
# expect: server reads b''
# expect: abort_clients b''
# expect: 1
