# The family of asyncio's exceptions.
import asyncio

print(asyncio.CancelledError.__mro__[1].__name__)  # expect: BaseException
print(issubclass(asyncio.InvalidStateError, Exception))  # expect: True
print(issubclass(asyncio.IncompleteReadError, EOFError))  # expect: True
print(issubclass(asyncio.LimitOverrunError, Exception))  # expect: True
print(issubclass(asyncio.TimeoutError, OSError))  # expect: True
print(issubclass(asyncio.BrokenBarrierError, RuntimeError))  # expect: True
