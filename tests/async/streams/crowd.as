# A crowd connects to the chat server of the examples and is cut off in the middle of a line, one half
# of those who go by a reset: whoever stays is served as before, and no descriptor is left over.
# With a number as argument the crowd is that large. AddressSanitizer, which keeps what was freed, keeps
# little of it here, so that memory is seen to come back.
# env: ASAN_OPTIONS=detect_stack_use_after_return=0:allocator_may_return_null=1:quarantine_size_mb=1
import asyncio
import gc
import os
import struct
import sys

try:
    import resource
except ImportError:
    resource = None

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../examples/scripts"))
import chat_server

SOL_SOCKET, SO_LINGER = 1, 13
WITNESSES = 8


def room_for(wanted):
    """How many connections, both ends of which are ours, the descriptor limit allows."""
    soft = 1024
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        needed = 2 * wanted + 100
        if soft < needed:
            for limits in (needed, max(hard, needed)), (hard, hard):
                try:
                    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
                    break
                except (ValueError, OSError):
                    pass
            soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return min(wanted, (soft - 100) // 2 // 4 * 4)


def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * 4096


def descriptors():
    return len(os.listdir("/proc/self/fd"))


def reset(writer):
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def witness_each_other(witnesses, word):
    """Everyone says a word, and hears it from all the others in the order in which it was said."""
    for name, (_, writer) in witnesses.items():
        writer.write(f"{word}\n".encode())
        await writer.drain()
    for name, (reader, _) in witnesses.items():
        heard = set()
        while len(heard) < WITNESSES - 1:
            line = (await reader.readline()).decode().strip()
            if not line.startswith("*"):
                speaker, _, said = line.partition(": ")
                assert said == word and speaker not in heard, line
                heard.add(speaker)
        assert heard == witnesses.keys() - {name}


async def round_of(port, room, size):
    async def connect(i):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"guest{i} begins a li".encode())
        return reader, writer

    async def finish(reader, writer, i):
        writer.write(b"ne\n")
        line = await reader.readline()
        assert line.startswith(f"* welcome guest{i} begins a line".encode()), line
        writer.write(b"/quit\n")
        while await reader.readline():
            pass
        writer.close()
        await writer.wait_closed()

    witnesses = {}
    for i in range(WITNESSES):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"witness{i}\n".encode())
        await reader.readline()
        witnesses[f"witness{i}"] = reader, writer
    await witness_each_other(witnesses, "before")

    crowd = []
    for i in range(0, size, 50):
        crowd += await asyncio.gather(*[connect(i) for i in range(i, min(i + 50, size))])
    await witness_each_other(witnesses, "crowded")

    for i in range(size // 2):
        if i % 2:
            reset(crowd[i][1])
        else:
            crowd[i][1].close()
        if i % 500 == 0:
            await asyncio.sleep(0)
    await witness_each_other(witnesses, "cut")

    for i in range(size // 2, size, 20):
        await asyncio.gather(*[finish(*crowd[i], i) for i in range(i, min(i + 20, size))])
        await witness_each_other(witnesses, f"after {i}")
    assert room.members.keys() == witnesses.keys(), room.members
    for reader, writer in witnesses.values():
        writer.write(b"/quit\n")
    for reader, writer in witnesses.values():
        await reader.read()
        writer.close()
        await writer.wait_closed()


async def main():
    size = room_for(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    loop = asyncio.get_running_loop()
    complaints = []
    loop.set_exception_handler(lambda loop, context: complaints.append(context))
    room = chat_server.Room()
    server = await asyncio.start_server(room.serve, "127.0.0.1", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    before = descriptors()
    used = []
    for turn in range(3):
        await round_of(port, room, size)
        await asyncio.sleep(0.05)
        gc.collect()
        used.append(resident())
    print("descriptors left over:", descriptors() - before)
    print("memory comes back:", used[2] < used[0] * 1.2 + 2_000_000)
    print("still open:", len(room.members), "tasks:", len(asyncio.all_tasks()) - 1)
    print("complaints:", complaints)
    if len(sys.argv) > 1:
        print(size, "connections; resident after each round:", [u // 1000 for u in used], file=sys.stderr)
    server.close()
    await server.wait_closed()


asyncio.run(main())

# expect: descriptors left over: 0
# expect: memory comes back: True
# expect: still open: 0 tasks: 0
# expect: complaints: []
