# Subclasses of the locks: their own acquire and release are what `async with` calls.
import asyncio

class Noisy(asyncio.Lock):
    async def acquire(self):
        print("acquire")
        return await super().acquire()
    def release(self):
        print("release")
        super().release()

class Named(asyncio.Semaphore):
    def __init__(self, name, value):
        super().__init__(value)
        self.name = name

class Counted(asyncio.BoundedSemaphore):
    released = 0
    def release(self):
        super().release()
        self.released += 1

async def main():
    async with Noisy() as got:
        print("inside", got)
    # expect: acquire
    # expect: inside None
    # expect: release
    s = Named("s", 2)
    async with s:
        print(s.name, s._value, s.locked(), await s.acquire(), s.locked())  # expect: s 1 False True True
    c = Counted()
    async with c:
        pass
    print(c.released)  # expect: 1
    try:
        c.release()
    except ValueError as e:
        print(e, c.released)  # expect: BoundedSemaphore released too many times 1

asyncio.run(main())
