# The descriptor of a transport cannot be watched by the script as well.
import asyncio, re

async def main():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    fd = writer.get_extra_info("socket").fileno()
    for call in (lambda: loop.add_reader(fd, print), lambda: loop.add_writer(fd, print),
                 lambda: loop.remove_reader(fd)):
        try:
            call()
        except RuntimeError as e:
            print(re.sub(r"\d+ is used by transport <.*>", "N is used by transport T", str(e)))
    print(await reader.read())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

asyncio.run(main())

# expect: File descriptor N is used by transport T
# expect: File descriptor N is used by transport T
# expect: File descriptor N is used by transport T
# expect: b''
