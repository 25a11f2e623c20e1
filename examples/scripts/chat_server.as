# A chat room over TCP: one server, any number of clients.
#
#     chat_server.as              plays a scene with three simulated clients, and ends
#     chat_server.as serve PORT   serves until it is interrupted; try it with `nc localhost PORT`
#
# Each client is served by a task of its own. The first line a client sends is its name, each
# later line goes to everyone else, and /quit (or hanging up) leaves.
import asyncio
import sys


class Room:
    def __init__(self):
        self.members = {}

    def tell(self, text, but=None):
        for name, writer in self.members.items():
            if name != but:
                writer.write(text.encode() + b"\n")

    async def serve(self, reader, writer):
        """Talks to one client from its name to its farewell."""
        try:
            line = await reader.readline()
        except (ConnectionError, ValueError):
            line = b""
        if not line.endswith(b"\n"):  # cut before it said who it is
            writer.close()
            return
        name = line.decode(errors="replace").strip()
        if not name or name in self.members:
            writer.write(b"! this name will not do\n")
            writer.close()
            return
        self.tell(f"* {name} comes in")
        self.members[name] = writer
        others = ", ".join(sorted(self.members.keys() - {name})) or "nobody"
        writer.write(f"* welcome {name}, here is {others}\n".encode())
        try:
            async for line in reader:
                if not line.endswith(b"\n"):  # cut in the middle of a line
                    break
                text = line.decode(errors="replace").strip()
                if text == "/quit":
                    break
                self.tell(f"{name}: {text}", but=name)
                await writer.drain()
        except (ConnectionError, ValueError):
            pass  # gone, or a line without end
        finally:
            del self.members[name]
            self.tell(f"* {name} leaves")
            writer.close()


class Client:
    """A simulated visitor, who says something and waits for what it expects to hear."""

    @classmethod
    async def join(cls, port, name):
        self = cls()
        self.name = name
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", port)
        self.say(name)
        await self.hear()
        return self

    def say(self, text):
        self.writer.write(text.encode() + b"\n")

    async def hear(self):
        async with asyncio.timeout(5):
            line = await self.reader.readline()
        print(f"{self.name:>4} | {line.decode().strip()}")

    async def leave(self):
        self.say("/quit")
        self.writer.close()
        await self.writer.wait_closed()


async def scene():
    server = await asyncio.start_server(Room().serve, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        ann = await Client.join(port, "ann")
        bob = await Client.join(port, "bob")
        await ann.hear()
        impostor = await Client.join(port, "bob")
        impostor.writer.close()

        eve = await Client.join(port, "eve")
        for listener in (ann, bob):
            await listener.hear()
        ann.say("hello, everybody")
        for listener in (bob, eve):
            await listener.hear()
        eve.say("hello, ann")
        for listener in (ann, bob):
            await listener.hear()
        for leaver, stay in ((bob, (ann, eve)), (ann, (eve,))):
            await leaver.leave()
            for listener in stay:
                await listener.hear()
        await eve.leave()
    print("the room is closed")


async def serve(port):
    server = await asyncio.start_server(Room().serve, "127.0.0.1", port)
    print("serving on port", server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        try:
            asyncio.run(serve(int(sys.argv[2]) if len(sys.argv) > 2 else 0))
        except KeyboardInterrupt:
            print("closed")
    else:
        asyncio.run(scene())

# expect:  ann | * welcome ann, here is nobody
# expect:  bob | * welcome bob, here is ann
# expect:  ann | * bob comes in
# expect:  bob | ! this name will not do
# expect:  eve | * welcome eve, here is ann, bob
# expect:  ann | * eve comes in
# expect:  bob | * eve comes in
# expect:  bob | ann: hello, everybody
# expect:  eve | ann: hello, everybody
# expect:  ann | eve: hello, ann
# expect:  bob | eve: hello, ann
# expect:  ann | * bob leaves
# expect:  eve | * bob leaves
# expect:  eve | * ann leaves
# expect: the room is closed
