# A pool of connections: async with takes one, waits for one, and always gives it back.
import asyncio
from contextlib import asynccontextmanager


class Connection:
    def __init__(self, number):
        self.number = number
        self.broken = False

    async def query(self, text):
        await asyncio.sleep(0)
        if "bad" in text:
            self.broken = True
            raise ValueError(f"syntax error in {text!r}")
        return text.upper()


class Pool:
    """At most `size` connections, made when they are needed, replaced when they break."""

    def __init__(self, size):
        self.free = asyncio.LifoQueue()
        self.to_make = size
        self.made = 0

    async def __aenter__(self):
        print("pool opens")
        return self

    async def __aexit__(self, *exc):
        print(f"pool closes, {self.free.qsize()} connections idle, {self.made} made in all")

    def make(self):
        self.made += 1
        return Connection(self.made)

    @asynccontextmanager
    async def connection(self):
        if self.free.empty() and self.to_make:
            self.to_make -= 1
            conn = self.make()
        else:
            conn = await self.free.get()
        try:
            yield conn
        finally:
            self.free.put_nowait(self.make() if conn.broken else conn)


async def client(pool, name, text):
    async with pool.connection() as conn:
        print(f"{name} has connection {conn.number}")
        try:
            print(f"{name} got {await conn.query(text)}")
        except ValueError as e:
            print(f"{name} failed: {e}")


async def main():
    async with Pool(size=2) as pool:
        await asyncio.gather(
            client(pool, "ann", "select one"),
            client(pool, "bob", "bad select"),
            client(pool, "cid", "select three"),
            client(pool, "dan", "select four"),
        )


asyncio.run(main())

# expect: pool opens
# expect: ann has connection 1
# expect: bob has connection 2
# expect: ann got SELECT ONE
# expect: bob failed: syntax error in 'bad select'
# expect: cid has connection 3
# expect: dan has connection 1
# expect: cid got SELECT THREE
# expect: dan got SELECT FOUR
# expect: pool closes, 2 connections idle, 3 made in all
