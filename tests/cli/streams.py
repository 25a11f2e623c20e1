#!/usr/bin/env python3
"""Standard streams that fail: full disks, closed pipes and descriptors, readers that are slow.

Each case says what the program prints on both streams and how it ends; CPython does the same:
`ASPEN=python3.13 python3 tests/cli/streams.py`. Prints "ok NAME" or "not ok NAME" for each, as
tests/run.py --exec counts them. ASPEN names the program.
"""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FULL = "OSError: [Errno 28] No space left on device\n"
BROKEN = "BrokenPipeError: [Errno 32] Broken pipe\n"
AT_EXIT = "Exception ignored on flushing sys.stdout:\n"
NONBLOCKING = """
import os
r, w = os.pipe()
os.set_blocking(w, False)
os.set_blocking(r, False)

def drain():
    n = 0
    while True:
        try:
            n += len(os.read(r, 100000))
        except BlockingIOError:
            return n

raw = os.fdopen(w, "wb", buffering=0)
size = raw.write(b"x" * 1000000)
print(raw.write(b"y"))
f = os.fdopen(os.dup(w), "wb", buffering=4096)
try:
    f.write(b"z" * 10000)
except BlockingIOError as e:
    print(repr(e), e.characters_written)
try:
    f.flush()
except BlockingIOError as e:
    print(repr(e), e.characters_written)
print(drain() == size)
f.flush()
print(drain(), drain())
"""
SLOW_STDOUT = """
import os, sys
r, w = os.pipe()
os.set_blocking(w, False)
os.dup2(w, 1)
try:
    for i in range(100000):
        print("x" * 100)
except BlockingIOError as e:
    print(type(e).__name__, e, file=sys.stderr)
os.close(r)
os.dup2(2, 1)
"""
SIGNALS = """
import asyncio

async def handle(reader, writer):
    try:
        while line := await reader.readline():
            writer.write(line)
    except asyncio.CancelledError:
        print("handler cancelled")
        raise
    finally:
        writer.close()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for i in range(3):
        await asyncio.sleep(0.2)
        writer.write(b"hello\\n")
        print(await reader.readline(), flush=True)
    try:
        await reader.readline()
    except asyncio.CancelledError:
        print("main cancelled")
        raise
    finally:
        writer.close()

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
"""

# name, script, how the shell calls it ("{}" is the program and the script), status, stdout, stderr;
# a stderr of None is not looked at, and a list holds lines that must be there in this order.
CASES = [
    ("full_at_exit", "print(1)", "{} >/dev/full", 120, "", AT_EXIT + FULL),
    ("full_keeps_exit_code_120", "import sys; print(1); sys.exit(3)", "{} >/dev/full", 120, "",
     AT_EXIT + FULL),
    ("full_flush_caught",
     "import sys\ntry:\n    print(1, flush=True)\nexcept OSError as e:\n"
     "    print(repr(e), file=sys.stderr)", "{} >/dev/full", 120, "",
     "OSError(28, 'No space left on device')\n" + AT_EXIT + FULL),
    ("full_large_write", "print('x' * 100000)", "{} >/dev/full", 1, "", ["Traceback", FULL]),
    ("full_after_error", "print(1)\n1 / 0", "{} >/dev/full", 120, "",
     ["ZeroDivisionError: division by zero\n", AT_EXIT + FULL]),
    ("full_stderr", "import sys\nprint(1, file=sys.stderr)\nprint(2)", "{} 2>/dev/full", 120, "",
     ""),
    ("full_file_left_open", "f = open('/dev/full', 'w')\nf.write('x')\nprint(1)", "{}", 0, "1\n",
     "Exception ignored in: <_io.TextIOWrapper name='/dev/full' mode='w' encoding='UTF-8'>\n" + FULL),
    ("full_file",
     "f = open('/dev/full', 'w')\nprint(f.write('x'))\ntry:\n    f.close()\n"
     "except OSError as e:\n    print(e)\nprint(f.closed)\n"
     "with open('/dev/full', 'wb', buffering=0) as g:\n    try:\n        g.write(b'x')\n"
     "    except OSError as e:\n        print(e.errno)\n"
     "try:\n    with open('/dev/full', 'w') as g:\n        g.write('abc' * 10000)\n"
     "except OSError as e:\n    print(e)", "{}", 0,
     "1\n[Errno 28] No space left on device\nTrue\n28\n[Errno 28] No space left on device\n", ""),
    ("pipe_closed_at_exit", "import sys\nsys.stdin.read()\nprint(1)",
     "(sleep 0.3 | {}) | exec <&-", 120, "", AT_EXIT + BROKEN),
    ("pipe_closed_large", "import sys\nsys.stdin.read()\nprint('x' * 100000)",
     "(sleep 0.3 | {}) | exec <&-", 1, "", ["Traceback", BROKEN]),
    ("pipe_closed_flush", "import sys\nsys.stdin.read()\nprint(1, flush=True)",
     "(sleep 0.3 | {}) | exec <&-", 120, "", ["Traceback", BROKEN, AT_EXIT + BROKEN]),
    ("pipe_closed_in_task",
     "import asyncio, sys\nsys.stdin.read()\nasync def main():\n    await asyncio.sleep(0)\n"
     "    print(1, flush=True)\nasyncio.run(main())",
     "(sleep 0.3 | {}) | exec <&-", 120, "", ["Traceback", BROKEN, AT_EXIT + BROKEN]),
    ("head", "for i in range(100000):\n    print(i)", "{} 2>/dev/null | head -n 1 | cat", None, "0\n",
     ""),
    ("stdin_closed",
     "import sys\nprint(sys.stdin)\ntry:\n    input()\nexcept RuntimeError as e:\n    print(e)",
     "{} <&-", 0, "None\ninput(): lost sys.stdin\n", ""),
    ("stdout_closed", "import sys\nprint(1)\nprint(sys.stdout, file=sys.stderr)", "{} >&-", 0, "",
     "None\n"),
    ("stderr_closed", "import sys\nprint(sys.stderr)\nprint(1, file=sys.stderr)\nraise ValueError",
     "{} 2>&-", 1, "None\n1\n", ""),
    ("stdin_at_end", "try:\n    input()\nexcept EOFError as e:\n    print(e)", "{} </dev/null", 0,
     "EOF when reading a line\n", ""),
    ("stdout_closed_by_script",
     "import sys\nsys.stdout.close()\ntry:\n    print(1)\nexcept ValueError as e:\n"
     "    print(e, file=sys.stderr)", "{}", 0, "", "I/O operation on closed file.\n"),
    ("descriptor_closed_by_script", "import os\nprint(1)\nos.close(1)", "{}", 120, "",
     AT_EXIT + "OSError: [Errno 9] Bad file descriptor\n"),
    ("non_blocking", NONBLOCKING, "{}", 0,
     "None\nBlockingIOError(11, 'write could not complete without blocking', 4096) 4096\n"
     "BlockingIOError(11, 'write could not complete without blocking', 0) 0\nTrue\n4096 0\n", ""),
    ("non_blocking_stdout", SLOW_STDOUT, "{}", None, "",
     ["BlockingIOError [Errno 11] write could not complete without blocking\n"]),
    # Signals while the loop waits: the first ones change nothing, the last ends the program in order.
    ("signals_while_polling", SIGNALS,
     "set -m; {} & sleep 0.3; kill -WINCH $!; kill -PIPE $!; kill -STOP $!; sleep 0.3; kill -CONT $!; "
     "sleep 0.8; kill -INT $!; wait $!", 0,
     "b'hello\\n'\nb'hello\\n'\nb'hello\\n'\nmain cancelled\nhandler cancelled\ninterrupted\n", []),
]


def contains_in_order(text, parts):
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def main():
    program = os.environ.get("ASPEN", str(HERE.parent.parent / "build/aspen"))
    program = shutil.which(program) or os.path.realpath(program)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    failures = 0
    for name, script, call, status, out, err in CASES:
        environment.update(PROGRAM=program, SCRIPT=script)
        done = subprocess.run(["bash", "-c", "set -o pipefail; " +
                               call.replace("{}", '"$PROGRAM" -c "$SCRIPT"')],
                              env=environment, capture_output=True, text=True, timeout=60)
        good = (status in (None, done.returncode) and done.stdout == out and
                (contains_in_order(done.stderr, err) if isinstance(err, list) else
                 done.stderr == err))
        print("%s cli/streams/%s" % ("ok" if good else "not ok", name))
        if not good:
            failures += 1
            print("  status %s, expected %s\n  stdout %r, expected %r\n  stderr %r, expected %r" %
                  (done.returncode, status, done.stdout, out, done.stderr, err))
    return failures != 0


sys.exit(main())
