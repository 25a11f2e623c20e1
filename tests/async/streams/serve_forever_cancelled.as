# serve_forever runs until it is cancelled, and closes the server.
import asyncio

async def serve(reader, writer):
    writer.close()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    t = asyncio.create_task(server.serve_forever())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", server.is_serving())  # expect: cancelled False

asyncio.run(main())
