# Exceptions: raised, chained, grouped, caught, with notes and tracebacks.
import traceback
def fail(n):
    if n:
        return fail(n - 1)
    raise ValueError("deep", n)
try:
    try:
        fail(5)
    except ValueError as error:
        error.add_note("a note")
        raise KeyError("outer") from error
    finally:
        print("finally")
except KeyError as error:
    text = "".join(traceback.format_exception(error))
    print(text.count("fail"), error.__cause__.args)
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError(2), OSError(3, "x")])
except* ValueError as group:
    print(group.exceptions)
except* (TypeError, OSError) as group:
    print(repr(group))
for bad in ("1 / 0", "[][1]", "{}['k']", "None.x", "undefined_name", "int('x')", "1 + 'a'", "len()", "b'\\xff'.decode()"):
    try:
        eval(bad)
    except Exception as error:
        if isinstance(error, MemoryError):
            raise
        print(type(error).__name__, error)
with open(__file__) as file:
    print(len(file.read()) > 100)
assert True, "never"
