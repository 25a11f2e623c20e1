# Writing on and on to a connection that is gone is told on standard error, not raised.
import asyncio

async def main():
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    await reader.read()
    for i in range(10):
        writer.write(b"x")
        await asyncio.sleep(0.005)
    writer.close()
    try:
        await writer.wait_closed()
    except (BrokenPipeError, ConnectionResetError) as e:
        print("lost")  # expect: lost
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect-stderr: socket.send() raised exception.
