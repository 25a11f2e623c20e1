# The socket of a connection that is closed is no longer anybody's: its descriptor is -1.
import asyncio

async def main():
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    reader, writer = await asyncio.open_connection(*address)
    sock = writer.get_extra_info("socket")
    fd = sock.fileno()
    print(fd > 0, sock.getpeername() == address)
    writer.close()
    await writer.wait_closed()
    reader2, writer2 = await asyncio.open_connection(*address)
    print(writer2.get_extra_info("socket").fileno() > 0, sock.fileno())
    for call in sock.getpeername, lambda: sock.setsockopt(1, 9, 1):
        try:
            call()
        except OSError as e:
            print(e)
    writer2.close()
    await writer2.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect: True True
# expect: True -1
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
