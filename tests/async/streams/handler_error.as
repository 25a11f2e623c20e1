# A handler that fails is reported to the exception handler; the server goes on.
import asyncio

async def serve(reader, writer):
    try:
        if await reader.readline() == b"fail\n":
            raise ValueError("handler failed")
        writer.write(b"fine\n")
    finally:
        writer.close()

async def ask(server, line):
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(line)
    print(await reader.read())
    writer.close()

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: print("handler:", c["exception"]))
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        await ask(server, b"fail\n")
        await ask(server, b"work\n")

asyncio.run(main())

# expect: handler: handler failed
# expect: b''
# expect: b'fine\n'
