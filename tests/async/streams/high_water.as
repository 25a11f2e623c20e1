# drain() waits while more is buffered than the high-water mark, until the reader has taken it.
import asyncio
from _pair import attempt, pair

SIZE = 20_000_000

async def main():
    async with pair() as ((r, w), (r2, w2)):
        print(w.transport.get_write_buffer_limits())
        w.write(b"z" * SIZE)
        print(w.transport.get_write_buffer_size() > 65536)
        drains = [asyncio.create_task(w.drain()) for _ in range(2)]
        await asyncio.sleep(0.05)
        print([d.done() for d in drains])
        n = 0
        while n < SIZE:
            n += len(await r2.read(1_000_000))
        for d in drains:
            await attempt("drained", d)
        print(w.transport.get_write_buffer_size())
        w.transport.set_write_buffer_limits(high=0)
        print(w.transport.get_write_buffer_limits())
        try:
            w.transport.set_write_buffer_limits(high=1, low=2)
        except ValueError as e:
            print(e)

asyncio.run(main())

# expect: (16384, 65536)
# expect: True
# expect: [False, False]
# expect: drained None
# expect: drained None
# expect: 0
# expect: (0, 0)
# expect: high (1) must be >= low (2) must be >= 0
