# Methods that a subclass of StreamReader overrides are the ones that the others call.
import asyncio

class Loud(asyncio.StreamReader):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.calls = []

    async def readuntil(self, separator=b"\n"):
        self.calls.append("readuntil")
        return await super().readuntil(separator)

    def feed_data(self, data):
        self.calls.append(f"feed {len(data)}")
        super().feed_data(data.upper())

class Pieces(asyncio.StreamReader):
    sizes = []

    async def read(self, n=-1):
        self.sizes.append(n)
        return await super().read(n)

async def main():
    reader = Loud(limit=8)
    reader.feed_data(b"one\ntwo")
    reader.feed_eof()
    print(await reader.readline(), await reader.readline(), await reader.readline())
    print(reader.calls)

    reader = Loud()
    reader.feed_data(b"a\nb\n")
    reader.feed_eof()
    print([line async for line in reader], reader.calls)

    reader = Pieces(limit=4)
    reader.feed_data(b"0123456789")
    reader.feed_eof()
    print(await reader.read(), reader.sizes)

    reader = Loud(limit=4)
    reader.feed_data(b"much too long\nok\n")
    try:
        await reader.readline()
    except ValueError as e:
        print(e)
    print(await reader.readline())

asyncio.run(main())

# expect: b'ONE\n' b'TWO' b''
# expect: ['feed 7', 'readuntil', 'readuntil', 'readuntil']
# expect: [b'A\n', b'B\n'] ['feed 4', 'readuntil', 'readuntil', 'readuntil']
# expect: b'0123456789' [-1, 4, 4, 4, 4]
# expect: Separator is found, but chunk is longer than limit
# expect: b'OK\n'
