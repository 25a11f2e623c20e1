# A server passes each client's line to all the others.
import asyncio

clients = {}

async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    writer.write(b"welcome\n")
    while line := await reader.readline():
        for other, w in sorted(clients.items()):
            if other != name:
                w.write(f"{name}: ".encode() + line)
    del clients[name]
    writer.close()

async def join(port, name):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(name.encode() + b"\n")
    print(name, await reader.readline())
    return reader, writer

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        ann, bob = await join(port, "ann"), await join(port, "bob")
        ann[1].write(b"hello\n")
        print(await bob[0].readline())
        bob[1].write(b"hi\n")
        print(await ann[0].readline())
        for _, w in (ann, bob):
            w.close()
            await w.wait_closed()

asyncio.run(main())

# expect: ann b'welcome\n'
# expect: bob b'welcome\n'
# expect: b'ann: hello\n'
# expect: b'bob: hi\n'
