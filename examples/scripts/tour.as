#!/usr/bin/env aspen
# aspen-only
# A tour of Aspen in five stops: it starts a small town of web pages, walks through all of them
# at the same time, and draws who was where.
#
# There is no main function and no asyncio.run: await, async for and async with stand at the top
# level, and gather, spawn, sleep, timeout, as_completed, TaskGroup and Queue need no import.
# What depends on the clock goes to standard error, so standard output is always the same.
import asyncio
import re
import sys
import time

CRAWLERS = 4
PATIENCE = 1.2

# Each page: how long the server thinks about it, in seconds, and where its links lead.
TOWN = {
    "/gate": (0.10, ["/market", "/tower", "/harbour"]),
    "/market": (0.20, ["/baker", "/smith", "/gate"]),
    "/tower": (0.35, ["/clock", "/crypt"]),
    "/harbour": (0.15, ["/ship", "/inn", "/market"]),
    "/baker": (0.25, ["/market"]),
    "/smith": (0.30, ["/market", "/ship"]),
    "/clock": (0.20, ["/tower"]),
    "/ship": (0.25, ["/harbour"]),
    "/inn": (0.30, ["/harbour", "/baker"]),
    "/crypt": (60.0, []),
}


def stop(number, title):
    print(f"\n {number}. {title}\n {'─' * (len(title) + 3)}", flush=True)


# ── the server ──────────────────────────────────────────────────────────────────────────────

async def town(reader, writer):
    """Answers one request after the time that its page takes, unless the visitor leaves."""
    try:
        path = (await reader.readline()).decode().split()[1]
        wait, roads = TOWN[path]
        try:
            async with timeout(wait):
                await reader.read()
            return
        except TimeoutError:
            pass
        body = "\n".join(f'<a href="{road}">' for road in roads)
        writer.write(f"HTTP/1.0 200 OK\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
    finally:
        writer.close()


async def fetch(path):
    """Gives the links of a page."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"Content-Length: (\d+)", head)[1])
        body = await reader.readexactly(length)
        return re.findall('href="(.*?)"', body.decode())
    finally:
        writer.close()


# ── the crawl ───────────────────────────────────────────────────────────────────────────────

class Timeline:
    """Bars on a common clock: one row for each worker, one letter for each page."""

    SCALE = 0.025

    def __init__(self):
        self.start = time.perf_counter()
        self.rows = {}

    def column(self):
        return round((time.perf_counter() - self.start) / self.SCALE)

    def add(self, row, begin, label):
        bar = self.rows.setdefault(row, [])
        width = max(self.column() - begin, 2)
        bar += " " * (begin - len(bar))
        bar += "▐" + label[: width - 1].ljust(width - 1, "█")

    def draw(self, out):
        for name, bar in sorted(self.rows.items()):
            print(f"   {name:>9} {''.join(bar)}", file=out)
        print(f"   {'seconds':>9} {'0':<20}" + "".join(f"{n / 2:<20}" for n in range(1, 4)),
              file=out)


async def crawler(name, todo, seen, found, timeline):
    """Takes pages off the queue for ever; every new link goes back on it."""
    while True:
        path = await todo.get()
        begin = timeline.column()
        try:
            async with timeout(PATIENCE):
                found[path] = await fetch(path)
        except TimeoutError:
            found[path] = None
        timeline.add(name, begin, path[1:])
        for road in found[path] or ():
            if road not in seen:
                seen.add(road)
                todo.put_nowait(road)
        todo.task_done()


async def crawl(start):
    todo, seen, found, timeline = Queue(), {start}, {}, Timeline()
    todo.put_nowait(start)
    async with TaskGroup() as group:
        team = [group.create_task(crawler(f"crawler {n}", todo, seen, found, timeline))
                for n in range(1, CRAWLERS + 1)]
        await todo.join()
        for member in team:
            member.cancel()
    return found, timeline


# ── the pipeline ────────────────────────────────────────────────────────────────────────────

async def stage(work, source, sink=None):
    """One stage: works on what comes, passes it on, and hands the end on as well."""
    while True:
        try:
            item = await source.get()
        except asyncio.QueueShutDown:
            if sink:
                sink.shutdown()
            return
        result = work(item)
        if sink:
            await sink.put(result)


# ── the tour ────────────────────────────────────────────────────────────────────────────────

print(" A tour of Aspen")

stop(1, "A server, at the top level")
server = await asyncio.start_server(town, "127.0.0.1", 0)
port = server.sockets[0].getsockname()[1]
print(f"   a town of {len(TOWN)} pages is open; the gate leads to {' '.join(await fetch('/gate'))}")

stop(2, f"{CRAWLERS} crawlers, one queue, and a page that never answers")
began = time.perf_counter()
found, timeline = await crawl("/gate")
took = time.perf_counter() - began
timeline.draw(sys.stderr)
one_by_one = sum(min(wait, PATIENCE) for wait, _ in TOWN.values())
for path in TOWN:
    roads = found[path]
    print(f"   {path:<9}", "gave up waiting" if roads is None else " ".join(roads))
print(f"   {took:.2f} s; one by one it takes {one_by_one:.2f} s", file=sys.stderr)
print("   faster than one by one:", took < one_by_one)

stop(3, "A pipeline of three stages")
raw, words, ranked = (Queue(maxsize=2) for _ in range(3))
lines = []
async with TaskGroup() as group:
    group.create_task(stage(lambda page: (len(found[page] or ()), page[1:]), raw, words))
    group.create_task(stage(lambda pair: f"{pair[1]:>8} {'●' * pair[0]}", words, ranked))
    group.create_task(stage(lines.append, ranked))
    for page in sorted(found, key=lambda p: (-len(found[p] or ()), p)):
        await raw.put(page)
    raw.shutdown()
print(*(f"   {line.rstrip()}" for line in lines), sep="\n")

stop(4, "Whoever is done first")


async def boat(name, length):
    await sleep(length)
    return name


race = [boat("heron", 0.3), boat("otter", 0.1), boat("swift", 0.2)]
async for finished in as_completed(race):
    print("   in the harbour:", await finished)

stop(5, "A deadlock is an error, not a silence")
server.close()
await server.wait_closed()


async def philosopher(left, right):
    async with left:
        await sleep(0)
        async with right:
            return "eats"


one, two = asyncio.Lock(), asyncio.Lock()
try:
    await gather(philosopher(one, two), philosopher(two, one))
except DeadlockError:
    print("   two philosophers wait for each other's fork: DeadlockError")

print("\n Read on in examples/scripts/")

# expect:  A tour of Aspen
# expect:
# expect:  1. A server, at the top level
# expect:  ─────────────────────────────
# expect:    a town of 10 pages is open; the gate leads to /market /tower /harbour
# expect:
# expect:  2. 4 crawlers, one queue, and a page that never answers
# expect:  ───────────────────────────────────────────────────────
# expect:    /gate     /market /tower /harbour
# expect:    /market   /baker /smith /gate
# expect:    /tower    /clock /crypt
# expect:    /harbour  /ship /inn /market
# expect:    /baker    /market
# expect:    /smith    /market /ship
# expect:    /clock    /tower
# expect:    /ship     /harbour
# expect:    /inn      /harbour /baker
# expect:    /crypt    gave up waiting
# expect:    faster than one by one: True
# expect:
# expect:  3. A pipeline of three stages
# expect:  ─────────────────────────────
# expect:        gate ●●●
# expect:     harbour ●●●
# expect:      market ●●●
# expect:         inn ●●
# expect:       smith ●●
# expect:       tower ●●
# expect:       baker ●
# expect:       clock ●
# expect:        ship ●
# expect:       crypt
# expect:
# expect:  4. Whoever is done first
# expect:  ────────────────────────
# expect:    in the harbour: otter
# expect:    in the harbour: swift
# expect:    in the harbour: heron
# expect:
# expect:  5. A deadlock is an error, not a silence
# expect:  ────────────────────────────────────────
# expect:    two philosophers wait for each other's fork: DeadlockError
# expect:
# expect:  Read on in examples/scripts/
