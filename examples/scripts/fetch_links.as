# Fetch many pages at the same time and list their links.
#
# The script starts a small web server of its own on a free port and speaks HTTP/1.0 to it over
# plain streams. At most three requests are under way at a time; a page that is missing or that
# answers too late becomes a line of the report, not the end of the program.
import asyncio
import re

HREF = re.compile(r'<a\s+href="([^"]+)"')
LIMIT = 3
PATIENCE = 2

SITE = {
    "/": ["/news", "/about", "/missing"],
    "/news": ["/news/1", "/news/2", "/"],
    "/news/1": ["/news", "/about"],
    "/news/2": ["/news", "/news/1"],
    "/about": ["/"],
    "/links": [f"/page/{n}" for n in range(4)],
}


async def serve(reader, writer):
    """The server: one request, one answer."""
    method, path, _ = (await reader.readline()).decode().split()
    while (await reader.readline()).strip():
        pass
    if path in SITE:
        status = "200 OK"
        body = "<html>\n" + "".join(f'<a href="{to}">{to}</a>\n' for to in SITE[path]) + "</html>"
    else:
        status, body = "404 Not Found", "no such page"
    head = f"HTTP/1.0 {status}\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write((head + body).encode())
    await writer.drain()
    writer.close()


async def fetch(port, path):
    """Gives the body of a page, or raises LookupError with the server's answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
        await writer.drain()
        status = (await reader.readline()).decode().split(maxsplit=1)[1].strip()
        headers = {}
        while line := (await reader.readline()).decode().strip():
            key, value = line.split(":", 1)
            headers[key.lower()] = value.strip()
        body = await reader.readexactly(int(headers["content-length"]))
    finally:
        writer.close()
        await writer.wait_closed()
    if not status.startswith("200"):
        raise LookupError(status)
    return body.decode()


async def links(port, path, slots):
    async with slots:
        try:
            async with asyncio.timeout(PATIENCE):
                page = await fetch(port, path)
        except TimeoutError:
            return path, "no answer", []
        except LookupError as e:
            return path, str(e.args[0]), []
    return path, f"{len(page)} bytes", HREF.findall(page)


async def main():
    slots = asyncio.Semaphore(LIMIT)
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        paths = [*SITE, "/missing", "/page/0"]
        pages = await asyncio.gather(*(links(port, path, slots) for path in paths))
    for path, remark, found in pages:
        print(f"{path:<10} {remark:>14}  {' '.join(found) or '-'}")
    every = {to for _, _, found in pages for to in found}
    print(f"{len(pages)} pages, {len(every)} different links")


asyncio.run(main())

# expect: /               100 bytes  /news /about /missing
# expect: /news            92 bytes  /news/1 /news/2 /
# expect: /news/1          68 bytes  /news /about
# expect: /news/2          70 bytes  /news /news/1
# expect: /about           32 bytes  /
# expect: /links          134 bytes  /page/0 /page/1 /page/2 /page/3
# expect: /missing    404 Not Found  -
# expect: /page/0     404 Not Found  -
# expect: 8 pages, 10 different links
