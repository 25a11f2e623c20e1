# A server talks to twenty clients at a time.
import asyncio

async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(b"<" + line.strip() + b">\n")
        await writer.drain()
    writer.close()

async def client(port, n):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    out = []
    for i in range(3):
        writer.write(f"{n}.{i}\n".encode())
        out.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return " ".join(out)

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        for line in await asyncio.gather(*(client(port, n) for n in range(20))):
            print(line)

asyncio.run(main())

# expect: <0.0> <0.1> <0.2>
# expect: <1.0> <1.1> <1.2>
# expect: <2.0> <2.1> <2.2>
# expect: <3.0> <3.1> <3.2>
# expect: <4.0> <4.1> <4.2>
# expect: <5.0> <5.1> <5.2>
# expect: <6.0> <6.1> <6.2>
# expect: <7.0> <7.1> <7.2>
# expect: <8.0> <8.1> <8.2>
# expect: <9.0> <9.1> <9.2>
# expect: <10.0> <10.1> <10.2>
# expect: <11.0> <11.1> <11.2>
# expect: <12.0> <12.1> <12.2>
# expect: <13.0> <13.1> <13.2>
# expect: <14.0> <14.1> <14.2>
# expect: <15.0> <15.1> <15.2>
# expect: <16.0> <16.1> <16.2>
# expect: <17.0> <17.1> <17.2>
# expect: <18.0> <18.1> <18.2>
# expect: <19.0> <19.1> <19.2>
