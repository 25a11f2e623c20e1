# suppress, closing, nullcontext, redirect_stdout.
import io
from contextlib import closing, nullcontext, redirect_stdout, suppress

with suppress(KeyError, IndexError):
    {}["x"]
print("went on")
try:
    with suppress(KeyError):
        raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
except ExceptionGroup as group:
    print(group.exceptions)


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
with nullcontext(5) as five:
    print(five)
buffer = io.StringIO()
with redirect_stdout(buffer):
    import sys
    sys.stdout.write("hidden")
print(buffer.getvalue())

# expect: went on
# expect: (ValueError(2),)
# expect: Door
# expect: closed
# expect: 5
# expect: hidden
