# get_extra_info tells both addresses of a connection.
import asyncio

async def serve(reader, writer):
    writer.write(repr(writer.get_extra_info("peername")).encode())
    writer.close()

async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        print(writer.get_extra_info("peername") == ("127.0.0.1", port))
        print((await reader.read()).decode() == repr(writer.get_extra_info("sockname")))
        print(writer.get_extra_info("nothing"), writer.get_extra_info("nothing", "default"))
        print(writer.is_closing())
        writer.close()
        print(writer.is_closing())
        await writer.wait_closed()

asyncio.run(main())

# expect: True
# expect: True
# expect: None default
# expect: False
# expect: True
