# is_serving, sockets and close of a server.
import asyncio

async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    print(server.is_serving(), len(server.sockets))  # expect: True 1
    print(server.get_loop() is asyncio.get_running_loop())  # expect: True
    server.close()
    print(server.is_serving(), server.sockets)  # expect: False ()
    await server.wait_closed()

asyncio.run(main())
