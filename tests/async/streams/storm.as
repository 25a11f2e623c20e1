# A storm of connections that are cut, reset, cancelled and timed out at random, over TCP and a Unix
# socket: nothing but the errors that belong to that, and in the end no task or descriptor is left.
# `storm.as SECONDS SEED` blows longer, for use under a sanitizer.
# aspen-only
import asyncio
import gc
import os
import random
import sys
import time

from _pair import reset

EXPECTED = (OSError, TimeoutError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)
AT_ONCE = 60


class Broken(Exception):
    """What a handler ends with that breaks."""


async def read_somehow(reader):
    pick = random.random()
    if pick < 0.5:
        return await reader.readline()
    if pick < 0.6:
        return await reader.readexactly(random.randrange(50))
    if pick < 0.7:
        return await reader.readuntil((b"\n", b"ab", b"abc"))
    if pick < 0.75:
        return await reader.read()
    return await reader.read(random.randrange(1, 5000))


async def converse(reader, writer):
    how = random.random()
    if how < 0.1:
        writer.transport.abort()
    elif how < 0.2:
        writer.write(b"x" * random.randrange(1, 400_000))
    elif how < 0.3:
        async for line in reader:
            writer.write(line)
    elif how < 0.35:
        raise Broken
    else:
        while True:
            async with asyncio.timeout(random.choice((0.01, 0.05, 5, 5, 5))):
                data = await read_somehow(reader)
            if not data:
                break
            writer.write(data * random.randrange(1, 50))
            if random.random() < 0.8:
                await writer.drain()
            if random.random() < 0.1:
                reader._buffer  # from now on the buffer is shared


async def serve(reader, writer):
    try:
        await converse(reader, writer)
    except EXPECTED:
        pass
    finally:
        if random.random() < 0.9:
            writer.close()
        else:
            writer.transport.abort()
        if random.random() < 0.3:
            try:
                await writer.wait_closed()
            except OSError:
                pass


def cut(writer):
    pick = random.random()
    if pick < 0.3 and not writer.is_closing():
        reset(writer)
    elif pick < 0.5:
        writer.transport.abort()
    elif pick < 0.8:
        writer.close()
    else:
        writer.write_eof()


async def misbehave(reader, writer):
    pick = random.random()
    if pick < 0.5:
        writer.write(bytes(random.choices(b"ab\nc", k=random.randrange(1, 1000))))
    elif pick < 0.55:
        writer.write(b"y" * random.randrange(1, 500_000))
    elif pick < 0.6:
        writer.writelines([b"1\n", bytearray(b"2"), memoryview(b"3\n")])
    elif pick < 0.7:
        await asyncio.wait_for(reader.read(random.randrange(1, 100_000)), random.random() * 0.02)
    elif pick < 0.75:
        await asyncio.wait_for(reader.readline(), 0.01)
    elif pick < 0.8:
        await asyncio.wait_for(writer.drain(), random.random() * 0.01)
    elif pick < 0.83:
        writer.transport.pause_reading()
    elif pick < 0.86:
        writer.transport.resume_reading()
    elif pick < 0.9:
        cut(writer)
    elif pick < 0.93:
        asyncio.current_task().cancel()
    elif pick < 0.95:
        reader.readline().close()
    elif pick < 0.97:
        asyncio.create_task(reader.read(10)).cancel()
    else:
        await asyncio.sleep(random.random() * 0.01)


async def client(connect):
    try:
        reader, writer = await connect()
    except OSError:
        return
    try:
        if random.random() < 0.2:
            writer.transport.set_write_buffer_limits(high=random.randrange(1, 1000))
        for _ in range(random.randrange(20)):
            await misbehave(reader, writer)
    except EXPECTED:
        pass
    except RuntimeError as e:
        assert "write_eof" in str(e) or "another coroutine" in str(e), e
    finally:
        if random.random() < 0.9:
            cut(writer)
        try:
            await asyncio.wait_for(writer.wait_closed(), 0.05)
        except EXPECTED:
            pass
        writer.transport.abort()


async def blow(seconds, connects):
    """Keeps AT_ONCE clients at work; returns the errors that should not be."""
    bad = []
    tasks = set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while len(tasks) < AT_ONCE:
            tasks.add(asyncio.create_task(client(random.choices(connects, [6, 3, 1])[0])))
        done, tasks = await asyncio.wait(tasks, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)
        bad += [t.exception() for t in done if not t.cancelled() and t.exception()]
        for task in tasks:
            if random.random() < 0.01:
                task.cancel()
        if random.random() < 0.02:
            gc.collect()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return bad


async def main(seconds=0.7, seed=1):
    random.seed(int(seed))
    reports = []
    asyncio.get_running_loop().set_exception_handler(
        lambda loop, context: reports.append(context))
    path = f"/tmp/aspen-storm-{os.getpid()}.sock"
    before = len(os.listdir("/proc/self/fd"))
    tcp = await asyncio.start_server(serve, "127.0.0.1", 0, limit=5000)
    unix = await asyncio.start_unix_server(serve, path)
    port = tcp.sockets[0].getsockname()[1]
    pollers = len(os.listdir("/proc/self/fd")) - before - 2
    bad = await blow(float(seconds), [
        lambda: asyncio.open_connection("127.0.0.1", port, limit=random.choice([10, 65536])),
        lambda: asyncio.open_unix_connection(path),
        lambda: asyncio.open_connection("127.0.0.1", 1),
    ])
    for server in tcp, unix:
        server.close()
        server.abort_clients()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    async with asyncio.timeout(10):
        await tcp.wait_closed()
        await unix.wait_closed()
    await asyncio.sleep(0.05)
    gc.collect()
    print("errors:", bad)
    print("reports:", [c for c in reports if not isinstance(c.get("exception"), Broken)])
    print("tasks:", len(asyncio.all_tasks()) - 1)
    print("descriptors:", len(os.listdir("/proc/self/fd")) - before - pollers)
    print("socket file:", os.path.exists(path))


asyncio.run(main(*sys.argv[1:]))

# expect: errors: []
# expect: reports: []
# expect: tasks: 0
# expect: descriptors: 0
# expect: socket file: False
