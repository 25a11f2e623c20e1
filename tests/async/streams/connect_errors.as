# What goes wrong while connecting is told by the exception's class and text.
import asyncio
from _pair import attempt

async def connect(*args, **kwargs):
    reader, writer = await asyncio.open_connection(*args, **kwargs)
    writer.close()
    return "connected"

async def main():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        await asyncio.start_server(lambda r, w: None, "127.0.0.1", port)
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror.replace(str(port), "PORT"))
    server.close()
    await server.wait_closed()
    try:
        await connect("127.0.0.1", port)
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror.replace(str(port), "PORT"))
    try:
        await connect("no.such.host.invalid", port)
    except OSError as e:
        print(type(e).__name__, type(e).__module__, e.errno in (-2, -3))
    await attempt("unix", asyncio.open_unix_connection("/nonexistent/socket"))
    await attempt("long path", asyncio.open_unix_connection("/" + "x" * 200))
    await attempt("port", connect("127.0.0.1", 70000))
    await attempt("bind", asyncio.start_server(None, "127.0.0.1", -1))
    await attempt("nothing", connect(None, None))
    await attempt("service", connect("127.0.0.1", "no such service"))

asyncio.run(main())

# expect: OSError 98 error while attempting to bind on address ('127.0.0.1', PORT): [errno 98] address already in use
# expect: ConnectionRefusedError 111 Connect call failed ('127.0.0.1', PORT)
# expect: gaierror socket True
# expect: unix FileNotFoundError [Errno 2] No such file or directory
# expect: long path OSError AF_UNIX path too long
# expect: port OverflowError connect(): port must be 0-65535.
# expect: bind OverflowError bind(): port must be 0-65535.
# expect: nothing ValueError host and port was not specified and no sock specified
# expect: service gaierror [Errno -8] Servname not supported for ai_socktype
