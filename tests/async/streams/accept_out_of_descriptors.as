# A server that runs out of descriptors reports it, serves on, and accepts again a second later.
import asyncio
import os
import resource
import time

async def handle(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()

async def ask(port, text):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(text + b"\n")
    answer = await asyncio.wait_for(reader.readline(), 10)
    writer.close()
    await writer.wait_closed()
    return answer

async def main():
    seen = []
    ticks = 0
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: seen.append(context))

    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(await ask(port, b"first"))
    ticker = asyncio.create_task(tick())
    # Room for one more: the client's end.
    top = max(map(int, os.listdir("/proc/self/fd")))
    spare = [os.open("/dev/null", os.O_RDONLY)]
    while spare[-1] < top + 2:
        spare.append(os.open("/dev/null", os.O_RDONLY))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (spare[-1] + 1, hard))
    os.close(spare.pop())
    start = time.monotonic()
    asking = asyncio.create_task(ask(port, b"second"))
    await asyncio.sleep(0.3)
    print(asking.done(), sorted(seen[0]), seen[0]["message"], seen[0]["exception"])
    reports = len(seen)
    for fd in spare:
        os.close(fd)
    print(await asking, time.monotonic() - start > 0.7)
    print(await ask(port, b"third"), len(seen) == reports, ticks > 10)
    ticker.cancel()
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect: b'first\n'
# expect: False ['exception', 'message', 'socket'] socket.accept() out of system resource [Errno 24] Too many open files
# expect: b'second\n' True
# expect: b'third\n' True True
