# A connection that nobody accepts ends by a timeout, and leaves no descriptor behind.
import asyncio
import os

def descriptors():
    return len(os.listdir("/proc/self/fd"))

async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0, backlog=1)
    sock = server.sockets[0]
    asyncio.get_running_loop().remove_reader(sock.fileno())
    writers = []
    for i in range(6):
        before = descriptors()
        try:
            async with asyncio.timeout(0.1):
                writers.append((await asyncio.open_connection(*sock.getsockname()))[1])
        except TimeoutError:
            print("timed out", len(writers) >= 1, descriptors() == before)
            break
    for writer in writers:
        writer.close()
        await writer.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect: timed out True True
