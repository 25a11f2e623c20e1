#!/usr/bin/env python3
"""Measures Aspen against every peer that is installed, and writes docs/benchmarks.{md,svg}.

The CPU programs (cpu/*.as, with twins in cpu/*.lua) are timed from outside, whole process, and
their outputs must agree; a ratio is the median over the rounds of the paired ratios to the
system's CPython. The async programs (async/*.as) time themselves and print `name value` lines;
they are compared with CPython 3.13. Within a round every implementation runs once, one after the
other, and the order turns from round to round, so that a machine that drifts slows them all.

A program that an implementation cannot run is reported as failed and left out of its geomean.
Exit status: 0 when everything ran under Aspen and agreed, 1 when something did not, 2 for usage.
"""

import argparse
import datetime
import math
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.dont_write_bytecode = True  # No __pycache__ in the source tree.
import chart  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

# A program's row is met when its figure is at most this.
CPU_GOAL = 0.55
CPU_EACH_GOAL = 1.0
STARTUP_GOAL = 1.5
ECHO_GOAL = 1.5
DEPTH_GOAL = 1.2
SIZE_GOAL_MIB = 1.5

# Self-timed rows: name as printed, text, goal as a ratio to CPython 3.13.
RATIO_ROWS = {
    "task_switch": ("task switch, `await sleep(0)`", 0.06),
    "task_create_await": ("create a task and await it", 0.05),
    "gather_1000": ("gather of 1,000, each", 0.05),
    "queue_100": ("Queue(100), an item", 0.20),
    "generator_item": ("generator item", 0.30),
    "async_generator_item": ("async-generator item", 0.25),
    "await_no_suspend": ("await that does not suspend", 0.30),
}
# Name, text, the two printed rows that are divided.
DEPTH_ROWS = {
    "suspend_depth": "suspension, depth 1,000 against 1",
    "yield_from_depth": "`yield from` item, depth 1,000 against 1",
}
# Printed name, text, unit, goal as an absolute figure.
ABSOLUTE_ROWS = {
    "sleeping_task_bytes": ("a million sleeping tasks, each", "B", 320.0),
    "sleeping_tasks_beyond_s": ("a million sleeping tasks, beyond the sleep", "s", 1.5),
    "gc_pause_ms": ("longest pause by the collector", "ms", 2.0),
}
QUICK_LABELS = {
    "sleeping_task_bytes": "100,000 sleeping tasks, each",
    "sleeping_tasks_beyond_s": "100,000 sleeping tasks, beyond the sleep",
    "gc_pause_ms": "longest pause by the collector, a tenth of the heap, 5 s",
}


class Failure(Exception):
    """A program did not run to its end, or printed something else than it should."""


class Peer:
    """An implementation: how to start a program in it, and which programs it can take."""

    def __init__(self, key, label, command, suffix, version=""):
        self.key = key
        self.label = label
        self.command = command
        self.suffix = suffix
        self.version = version

    def argv(self, program, *arguments):
        return self.command + [str(program) + self.suffix, *arguments]

    def can_run(self, program):
        return Path(str(program) + self.suffix).is_file()


class Run:
    """What one run of a process gave: seconds from start to end, its output, its status."""

    def __init__(self, seconds, cpu, output, errors, status):
        self.seconds = seconds
        self.cpu = cpu
        self.output = output
        self.errors = errors
        self.status = status


def kill_group(pid):
    """Kills a process that leads its group and whatever it started, which may hold our pipes."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def execute(argv, timeout):
    """Runs argv to its end and returns a Run; raises Failure on time-out or if it cannot start."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        late = threading.Event()
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, out.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, err.fileno(), 2),
        ]
        start = time.perf_counter()
        try:
            pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=actions, setpgroup=0)
        except OSError as error:
            raise Failure("cannot start: %s" % error.strerror)

        def expire():
            late.set()
            kill_group(pid)

        timer = threading.Timer(timeout, expire)
        timer.daemon = True
        timer.start()
        try:
            _, status, usage = os.wait4(pid, 0)
        except BaseException:
            kill_group(pid)
            os.wait4(pid, 0)
            raise
        finally:
            timer.cancel()
        seconds = time.perf_counter() - start
        if late.is_set():
            raise Failure("took more than %g s" % timeout)
        out.seek(0)
        err.seek(0)
        if os.WIFSIGNALED(status):
            status = -os.WTERMSIG(status)
        else:
            status = os.WEXITSTATUS(status)
        return Run(seconds, usage.ru_utime + usage.ru_stime, out.read(), err.read(), status)


def must(argv, timeout):
    """Like execute, but a status other than 0 is a Failure that quotes the last error line."""
    run = execute(argv, timeout)
    if run.status != 0:
        lines = run.errors.decode("utf-8", "replace").strip().splitlines()
        how = "signal %d" % -run.status if run.status < 0 else "status %d" % run.status
        raise Failure("%s: %s" % (how, lines[-1][:100]) if lines else how)
    return run


def ask(argv):
    """The first line that a short command prints, or None if it fails."""
    try:
        run = must(argv, 20)
    except Failure:
        return None
    lines = (run.output or run.errors).decode("utf-8", "replace").splitlines()
    return " ".join(lines[0].split()[:2]) if lines else ""


def python_at(command, environment=None):
    """(executable, version) of a Python, past any shim that stands before it, or None."""
    probe = "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3])"
    try:
        done = subprocess.run(command + ["-c", probe], capture_output=True, text=True, timeout=20,
                              env=dict(os.environ, **(environment or {})))
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.split("\n")
    return (lines[0], lines[1]) if done.returncode == 0 and len(lines) >= 2 else None


def find_peers(options):
    """Every implementation on this machine, Aspen first; the baselines are `system`, `cpython`."""
    peers = []
    aspen = os.path.abspath(options.aspen)
    if os.access(aspen, os.X_OK):
        peers.append(Peer("aspen", "Aspen", [aspen], ".as", ask([aspen, "--version"]) or ""))
    if options.release and os.access(options.release, os.X_OK):
        release = os.path.abspath(options.release)
        peers.append(Peer("release", "Aspen, release", [release], ".as",
                          ask([release, "--version"]) or ""))
    for command in ("/usr/bin/python3", "python3"):
        found = python_at([command])
        if found:
            place = "system" if command == "/usr/bin/python3" else "on PATH"
            label = "CPython %s (%s)" % (".".join(found[1].split(".")[:2]), place)
            peers.append(Peer("system", label, [found[0]], ".as", found[1]))
            break
    for command, environment in ((["python3.13"], None),
                                 (["python3"], {"PYENV_VERSION": "3.13.0"}),
                                 (["python3.13"], {"PYENV_VERSION": "3.13.0"})):
        found = python_at(command, environment)
        if found and found[1].startswith("3.13."):
            peers.append(Peer("cpython", "CPython 3.13", [found[0]], ".as", found[1]))
            break
    for key, label, command, suffix in (
            ("lua", "Lua 5.4", "lua5.4", ".lua"),
            ("luajit", "LuaJIT", "luajit", ".lua"),
            ("pypy", "PyPy", "pypy3", ".as"),
            ("node", "Node", "node", ".js")):
        path = shutil.which(command)
        flag = "-v" if suffix != ".as" else "--version"
        version = ask([path, flag]) if path else None
        if version is not None:
            peers.append(Peer(key, label, [path], suffix, version))
    return [peer for peer in peers if not options.peer
            or peer.key in options.peer or peer.key in ("aspen", "release")]


class Progress:
    """Says on stderr what is going on: in place on a terminal, a line each elsewhere."""

    def __init__(self):
        self.terminal = sys.stderr.isatty()
        self.said = 0.0

    def now(self, text):
        if self.terminal:
            sys.stderr.write("\r\x1b[K" + text)
            sys.stderr.flush()
        elif time.monotonic() - self.said > 20:
            print(text, file=sys.stderr, flush=True)
            self.said = time.monotonic()

    def line(self, text):
        if self.terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        print(text, flush=True)
        self.said = time.monotonic()


def turned(items, by):
    """items, beginning with another one for each `by`."""
    by %= max(1, len(items))
    return items[by:] + items[:by]


def geomean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def paired(samples, key, base):
    """The median of the ratios of two implementations' samples, round by round."""
    mine, theirs = samples.get(key), samples.get(base)
    if not mine or not theirs:
        return None
    ratios = [a / b for a, b in zip(mine, theirs) if b > 0]
    return statistics.median(ratios) if ratios else None


def interleave(peers, rounds, measure, progress, name):
    """Calls measure(peer) for each peer in each round. Returns (samples, failures) by key."""
    samples, failures = {}, {}
    for turn in range(rounds):
        for peer in turned(peers, turn):
            if peer.key in failures:
                continue
            progress.now("%s: round %d of %d, %s" % (name, turn + 1, rounds, peer.label))
            try:
                samples.setdefault(peer.key, []).append(measure(peer))
            except Failure as failure:
                failures[peer.key] = str(failure)
                samples.pop(peer.key, None)
    return samples, failures


def run_cpu(options, peers, progress):
    """Returns {program: {"ratio": {key: r}, "seconds": {key: s}, "failed": {key: why}}}."""
    results = {}
    programs = sorted(path.stem for path in (HERE / "cpu").glob("*.as"))
    programs = [name for name in programs if wanted(options, name)]
    base = "system" if any(peer.key == "system" for peer in peers) else "cpython"
    for index, name in enumerate(programs):
        program = HERE / "cpu" / name
        able = [peer for peer in peers if peer.can_run(program) and peer.key != "node"]
        outputs = {}

        def measure(peer):
            run = must(peer.argv(program), options.timeout)
            outputs[peer.key] = run.output
            return run.cpu if options.clock == "cpu" else run.seconds

        samples, failures = interleave(able, options.rounds, measure, progress,
                                       "[%d/%d] %s" % (index + 1, len(programs), name))
        expected = outputs.get(base)
        for key in list(samples):
            if expected is not None and outputs[key] != expected:
                failures[key] = "printed something else"
                del samples[key]
        results[name] = {
            "ratio": {key: paired(samples, key, base) for key in samples},
            "seconds": {key: statistics.median(samples[key]) for key in samples},
            "failed": failures,
        }
        seconds = results[name]["seconds"].get(base)
        cells = ["%s %.2f" % (peer.key, results[name]["ratio"][peer.key]) for peer in able
                 if peer.key != base and results[name]["ratio"].get(peer.key) is not None]
        cells += ["%s FAILED (%s)" % item for item in failures.items()]
        shown = "%6.2f s" % seconds if seconds is not None else "       ?"
        progress.line("%-22s %s   %s" % (name, shown, "  ".join(cells)))
    return results


def wanted(options, name):
    return not options.filter or any(part in name for part in options.filter)


def parse_rows(output):
    """The `name value` lines that a self-timed program prints."""
    rows = {}
    for line in output.decode("utf-8", "replace").splitlines():
        words = line.split()
        if len(words) >= 2:
            try:
                rows[words[0]] = float(words[1])
            except ValueError:
                pass
    if not rows:
        raise Failure("printed no figure")
    return rows


def run_async(options, peers, progress):
    """Returns ({printed name: {key: value}}, {printed name: {key: ratio}}, failures)."""
    values, ratios, failed = {}, {}, {}
    base = async_base(peers)
    able = [peer for peer in peers if peer.key in ("aspen", "release", base, "pypy")]
    arguments = {
        "sleeping_tasks": ["100000", "1"] if options.quick else [],
        "gc_pause": ["5", "10"] if options.quick else [],
    }
    programs = list(RATIO_ROWS) + list(DEPTH_ROWS) + ["sleeping_tasks", "gc_pause"]
    for name in [name for name in programs if wanted(options, name)]:
        program = HERE / "async" / name
        heavy = name in arguments
        here = [peer for peer in able if peer.can_run(program)]
        if name == "gc_pause":
            here = [peer for peer in here if peer.key in ("aspen", "release")]

        def measure(peer):
            argv = peer.argv(program, *arguments.get(name, []))
            return parse_rows(must(argv, max(options.timeout, 240 if heavy else 0)).output)

        samples, failures = interleave(here, 1 if heavy else options.rounds, measure, progress,
                                       name)
        failed[name] = failures
        printed = sorted({row for runs in samples.values() for run in runs for row in run})
        for row in printed:
            columns = {key: [run[row] for run in runs if row in run]
                       for key, runs in samples.items()}
            values[row] = {key: statistics.median(column)
                           for key, column in columns.items() if column}
            ratios[row] = {key: paired(columns, key, base) for key in columns}
            cells = ["%s %.4g" % item for item in values[row].items()]
            cells += ["(%s: %.3f)" % (key, ratio) for key, ratio in ratios[row].items()
                      if key != base and ratio is not None]
            progress.line("%-26s %s" % (row, "  ".join(cells)))
        for key, why in failures.items():
            progress.line("%-26s %s FAILED (%s)" % (name, key, why))
    return values, ratios, failed


def async_base(peers):
    return "cpython" if any(peer.key == "cpython" for peer in peers) else "system"


def run_startup(options, peers, progress):
    """Milliseconds from spawn to end of an empty script, by key, and failures."""
    if not wanted(options, "startup"):
        return {}, {}
    rounds = 10 if options.quick else 40

    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".as", ".lua", ".js"):
            shutil.copyfile(HERE / "async" / "startup.as", os.path.join(folder, "empty" + suffix))

        def measure(peer):
            return must(peer.argv(os.path.join(folder, "empty")), options.timeout).seconds * 1e3

        samples, failures = interleave(peers, rounds, measure, progress, "startup")
    values = {key: statistics.median(column) for key, column in samples.items()}
    progress.line("%-26s %s" % ("startup (ms)", "  ".join("%s %.2f" % v for v in values.items())))
    for key, why in failures.items():
        progress.line("%-26s %s FAILED (%s)" % ("startup", key, why))
    return values, failures


def cpu_seconds(pid):
    """CPU time that a live process has used, in seconds: nanoseconds' precision where it has."""
    total = 0
    try:
        for task in os.listdir("/proc/%d/task" % pid):
            with open("/proc/%d/task/%s/schedstat" % (pid, task)) as file:
                total += int(file.read().split()[0])
    except (OSError, ValueError, IndexError):
        total = 0
    if total:
        return total / 1e9
    with open("/proc/%d/stat" % pid) as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def echo_cost(argv, load, requests, timeout):
    """CPU microseconds that a server spends on a request, under 100 connections of 1 KiB."""
    try:
        server = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, start_new_session=True)
    except OSError as error:
        raise Failure("cannot start: %s" % error.strerror)
    timer = threading.Timer(timeout, kill_group, (server.pid,))
    timer.daemon = True
    timer.start()
    try:
        first = server.stdout.readline().strip()
        if not first.isdigit():
            kill_group(server.pid)
            errors = server.stderr.read().decode("utf-8", "replace").strip().splitlines()
            raise Failure("no port: %s" % (errors[-1][:100] if errors else "nothing printed"))
        port = first.decode()
        must([load, port, "100", "1024", str(max(1000, requests // 10))], timeout)
        before = cpu_seconds(server.pid)
        must([load, port, "100", "1024", str(requests)], timeout)
        return (cpu_seconds(server.pid) - before) / requests * 1e6
    except (OSError, ValueError, IndexError) as error:
        raise Failure("the server went away: %s" % error)
    finally:
        timer.cancel()
        kill_group(server.pid)
        server.wait()
        server.stdout.close()
        server.stderr.close()


def run_echo(options, peers, progress):
    """(microseconds, paired ratios to the C server, failures), by key; the C server is `c`."""
    if not wanted(options, "tcp_echo"):
        return {}, {}, {}
    base = async_base(peers)
    with tempfile.TemporaryDirectory() as folder:
        tools = {}
        for tool in ("echo_epoll", "echo_load"):
            tools[tool] = os.path.join(folder, tool)
            try:
                must([os.environ.get("CC", "cc"), "-O2", "-o", tools[tool],
                      str(HERE / "async" / (tool + ".c"))], 60)
            except Failure as failure:
                progress.line("%-26s FAILED (%s)" % ("tcp_echo", failure))
                return {}, {}, {"c": str(failure)}
        bare = Peer("c", "C, epoll", [], "")
        able = [bare] + [peer for peer in peers
                         if peer.key in ("aspen", "release", base, "pypy")]

        def measure(peer):
            argv = [tools["echo_epoll"]] if peer is bare else peer.argv(HERE / "async/tcp_echo")
            return echo_cost(argv, tools["echo_load"], 20000 if options.quick else 100000,
                             options.timeout)

        samples, failures = interleave(able, min(options.rounds, 3), measure, progress, "tcp_echo")
    values = {key: statistics.median(column) for key, column in samples.items()}
    ratios = {key: paired(samples, key, "c") for key in samples}
    cells = ["%s %.2f" % item for item in values.items()]
    cells += ["(%s: %.2f)" % (key, ratio) for key, ratio in ratios.items()
              if key != "c" and ratio is not None]
    progress.line("%-26s %s" % ("tcp_echo (us of CPU)", "  ".join(cells)))
    for key, why in failures.items():
        progress.line("%-26s %s FAILED (%s)" % ("tcp_echo", key, why))
    return values, ratios, failures


def stripped_size(peer):
    """The size in bytes of Aspen's executable without its symbols, or None."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "aspen")
        try:
            must(["strip", "-o", copy, peer.command[0]], 60)
            return os.path.getsize(copy)
        except (Failure, OSError):
            return None


def figure(value, form="%.2f"):
    return "–" if value is None else form % value


def met(value, goal):
    return "–" if value is None else "yes" if value <= goal else "no"


def summarise(cpu, peers):
    """Geomeans of the CPU set: {key: (over all that ran, how many, over Lua's programs)}."""
    summary = {}
    for peer in peers:
        ratios = {name: row["ratio"].get(peer.key) for name, row in cpu.items()}
        ratios = {name: ratio for name, ratio in ratios.items() if ratio is not None}
        twins = [ratio for name, ratio in ratios.items()
                 if cpu[name]["ratio"].get("lua") is not None]
        if ratios:
            summary[peer.key] = (geomean(ratios.values()), len(ratios), geomean(twins))
    return summary


def cpu_table(cpu, peers):
    shown = [peer for peer in peers if peer.key != "node"]
    base = "system" if any(peer.key == "system" for peer in peers) else "cpython"
    lines = ["| program | " + " | ".join(peer.label for peer in shown) + " |",
             "|---" + "|--:" * len(shown) + "|"]
    for name, row in cpu.items():
        cells = []
        for peer in shown:
            if peer.key in row["failed"]:
                cells.append("failed")
            elif peer.key == base and row["seconds"].get(base) is not None:
                cells.append("1.00 (%.2f s)" % row["seconds"][base])
            else:
                cells.append(figure(row["ratio"].get(peer.key)))
        lines.append("| %s | %s |" % (name, " | ".join(cells)))
    summary = summarise(cpu, peers)
    for text, at in (("**geomean**", 0), ("**geomean, programs with a Lua twin**", 2)):
        cells = []
        for peer in shown:
            entry = summary.get(peer.key)
            text_cell = figure(entry[at] if entry else None)
            if entry and at == 0 and entry[1] < len(cpu):
                text_cell += " (%d of %d)" % (entry[1], len(cpu))
            cells.append(text_cell)
        lines.append("| %s | %s |" % (text, " | ".join(cells)))
    return lines


def async_rows(options, peers, results):
    """Rows of the second table: (text, [cell for each shown peer], ratios by key, goal, unit)."""
    values, ratios, startup, echo, echo_ratios, sizes = results
    rows = []
    for name, (text, goal) in RATIO_ROWS.items():
        if name in values:
            rows.append((text, values[name], "%.0f ns", ratios[name], goal, "of CPython's"))
    for name, text in DEPTH_ROWS.items():
        near, far = values.get(name + "_1", {}), values.get(name + "_1000", {})
        times = {key: far[key] / near[key] for key in far if near.get(key)}
        if times:
            rows.append((text, times, "%.2f×", times, DEPTH_GOAL, "times"))
    for name, (text, unit, goal) in ABSOLUTE_ROWS.items():
        if name in values:
            text = QUICK_LABELS[name] if options.quick else text
            form = "%.0f B" if unit == "B" else "%.2f " + unit
            rows.append((text, values[name], form, values[name], goal, unit))
    if echo:
        rows.append(("TCP echo, CPU time of a request", echo, "%.2f µs", echo_ratios, ECHO_GOAL,
                     "of C's"))
    if startup:
        lua = startup.get("lua")
        ratio = {key: value / lua for key, value in startup.items()} if lua else {}
        rows.append(("start-up of an empty script", startup, "%.2f ms", ratio, STARTUP_GOAL,
                     "of Lua's"))
    if any(size is not None for size in sizes.values()):
        mib = {key: size / 2**20 for key, size in sizes.items() if size is not None}
        rows.append(("stripped executable", mib, "%.2f MiB", mib, SIZE_GOAL_MIB, "MiB"))
    return rows


def async_table(rows, peers):
    keys = {key for row in rows for key in row[1]}
    shown = [(peer.key, peer.label) for peer in peers if peer.key in keys]
    if "c" in keys:
        shown.append(("c", "C, epoll"))
    mine = [peer for peer in peers if peer.key in ("aspen", "release")]
    lines = ["| what | " + " | ".join(label for _, label in shown)
             + "".join(" | %s: figure" % peer.label for peer in mine) + " | goal | met |",
             "|---" + "|--:" * (len(shown) + len(mine)) + "|--:|---|"]
    for text, values, form, ratios, goal, unit in rows:
        cells = [figure(values.get(key), form) for key, _ in shown]
        cells += [figure(ratios.get(peer.key), "%.3f") for peer in mine]
        best = [ratios[peer.key] for peer in mine if ratios.get(peer.key) is not None]
        lines.append("| %s | %s | ≤ %g %s | %s |" % (
            text, " | ".join(cells), goal, unit, met(best[0] if best else None, goal)))
    return lines


def verdicts(cpu, peers):
    """Sentences on the goals of the CPU set, for each build of Aspen."""
    lines = []
    summary = summarise(cpu, peers)
    for peer in peers:
        if peer.key not in ("aspen", "release") or peer.key not in summary:
            continue
        whole, count, twins = summary[peer.key]
        lines.append("%s: geomean %.3f over %d programs (goal: at most %.2f, %s)." % (
            peer.label, whole, count, CPU_GOAL, met(whole, CPU_GOAL)))
        if twins is not None and "lua" in summary:
            theirs = geomean(row["ratio"]["lua"] for row in cpu.values()
                             if row["ratio"].get("lua") is not None
                             and row["ratio"].get(peer.key) is not None)
            if theirs:
                lines.append("Over the programs with a Lua twin: %.3f, Lua 5.4 %.3f (%s)." % (
                    twins, theirs, "ahead" if twins < theirs else "behind"))
        slower = [name for name, row in cpu.items()
                  if (row["ratio"].get(peer.key) or 0) > CPU_EACH_GOAL]
        lines.append("Slower than the system's CPython: %s." % (", ".join(slower) or "none"))
        failed = [name for name, row in cpu.items() if peer.key in row["failed"]]
        if failed:
            lines.append("Failed: %s." % ", ".join(failed))
    return lines


def machine():
    model = platform.machine()
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    model = line.partition(":")[2].strip()
                    break
    except OSError:
        pass
    return "%s, %d cores, %s %s" % (model, os.cpu_count() or 1, platform.system(),
                                    platform.release())


def document(options, peers, cpu, rows, failed):
    lines = ["# Benchmarks", "",
             "Written by `make bench` (`tests/bench/run.py`) on %s; %s%s." % (
                 datetime.date.today().isoformat(), machine(),
                 ", a quick run of small sizes" if options.quick else ""), "",
             "Implementations: " + "; ".join(
                 peer.label + (" (%s)" % peer.version if peer.version else "") for peer in peers)
             + ".", "", "![Aspen and its peers](benchmarks.svg)", ""]
    if cpu:
        lines += ["## CPU", "",
                  "%s time of the whole process relative to the system's CPython: less is faster. "
                  "Medians of paired runs, interleaved, rounds: %d; every output was compared." % (
                      "CPU" if options.clock == "cpu" else "Wall-clock", options.rounds), ""]
        lines += cpu_table(cpu, peers)
        told = verdicts(cpu, peers)
        lines += [""] + ["- " + line for line in told] + ([""] if told else [])
    if rows or failed:
        lines += ["## Async, memory, start-up", "",
                  "The programs time themselves, best of several repetitions; medians of the "
                  "runs. The figure is what the goal speaks of.", ""]
        lines += async_table(rows, peers) + [""] if rows else []
        lines += ["- %s failed under %s: %s." % item for item in failed]
        lines += [""] if failed else []
    return "\n".join(lines)


def draw(peers, cpu, rows):
    """The chart's sections: geomeans, each program, each async row that has a peer."""
    labels = {peer.key: peer.label for peer in peers}
    summary = summarise(cpu, peers)
    mine = "release" if "release" in summary else "aspen"
    sections = []
    if summary:
        bars = [chart.Bar(labels[key], entry[0], key in ("aspen", "release"))
                for key, entry in sorted(summary.items(), key=lambda item: item[1][0])]
        sections.append(chart.Section("CPU set, geomean; the system's CPython is 1", bars))
        bars = [chart.Bar(name, row["ratio"][mine], True, row["ratio"].get("lua"))
                for name, row in cpu.items() if row["ratio"].get(mine) is not None]
        if bars:
            note = "; the tick is Lua 5.4" if any(bar.tick is not None for bar in bars) else ""
            sections.append(chart.Section("%s on each program%s" % (labels[mine], note), bars))
    bars = []
    for text, _, _, ratios, _, unit in rows:
        if unit != "of CPython's":
            continue
        here = mine if ratios.get(mine) is not None else "aspen"
        if ratios.get(here) is not None:
            bars.append(chart.Bar(text.replace("`", ""), ratios[here], True))
    if bars:
        sections.append(chart.Section("%s, async; CPython 3.13 is 1" % labels.get(mine, "Aspen"),
                                      bars))
    return chart.svg("Time relative to CPython: less is faster", sections)


def options_of(arguments):
    parser = argparse.ArgumentParser(
        description="Measure Aspen against every peer that is installed.")
    parser.add_argument("--aspen", default=str(ROOT / "build" / "aspen"), metavar="PATH",
                        help="the aspen program (build/aspen)")
    parser.add_argument("--release", metavar="PATH",
                        help="a second, optimised build, shown beside the first")
    parser.add_argument("--rounds", type=int, metavar="N", help="paired runs of each (5; quick: 1)")
    parser.add_argument("--filter", action="append", metavar="TEXT",
                        help="only programs whose name contains TEXT (may be repeated)")
    parser.add_argument("--peer", action="append", metavar="KEY",
                        help="only these peers: system cpython lua luajit pypy node (repeatable)")
    parser.add_argument("--only", choices=("cpu", "async"), help="only this half")
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall",
                        help="what the CPU programs are compared by (wall)")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="S",
                        help="seconds after which a program has failed (60)")
    parser.add_argument("--quick", action="store_true", help="one round, small sizes")
    parser.add_argument("--docs", metavar="DIR",
                        help="where benchmarks.md and .svg go (docs; a filtered, halved or quick "
                             "run writes nothing unless this is given)")
    options = parser.parse_args(arguments)
    if options.rounds is None:
        options.rounds = 1 if options.quick else 5
    if options.rounds < 1 or options.timeout <= 0:
        parser.error("--rounds and --timeout must be positive")
    return options


def main(arguments):
    options = options_of(arguments)
    peers = find_peers(options)
    progress = Progress()
    if not any(peer.key == "aspen" for peer in peers):
        print("run.py: no aspen at %s: only its peers are measured" % options.aspen,
              file=sys.stderr)
    for peer in peers:
        print("%-10s %s %s" % (peer.key, peer.label, peer.version))
    cpu, rows, told, broken = {}, [], [], False
    if options.only != "async":
        cpu = run_cpu(options, peers, progress)
        broken = any({"aspen", "release"} & set(row["failed"]) for row in cpu.values())
        for key, (whole, count, _) in summarise(cpu, peers).items():
            progress.line("geomean %-10s %.3f over %d programs" % (key, whole, count))
        for line in verdicts(cpu, peers):
            progress.line(line)
    if options.only != "cpu":
        values, ratios, failed = run_async(options, peers, progress)
        echo, echo_ratios, echo_failed = run_echo(options, peers, progress)
        startup, startup_failed = run_startup(options, peers, progress)
        sizes = {peer.key: stripped_size(peer) for peer in peers
                 if peer.key in ("aspen", "release")}
        failed.update(tcp_echo=echo_failed, startup=startup_failed)
        labels = dict({peer.key: peer.label for peer in peers}, c="C")
        for name, failures in failed.items():
            broken = broken or bool({"aspen", "release"} & set(failures))
            told += [(name, labels[key], why) for key, why in failures.items()]
        rows = async_rows(options, peers, (values, ratios, startup, echo, echo_ratios, sizes))
        for line in async_table(rows, peers) if rows else []:
            progress.line(line)
    partial = options.filter or options.only or options.quick or options.peer
    folder = Path(options.docs) if options.docs else None if partial else ROOT / "docs"
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "benchmarks.md").write_text(document(options, peers, cpu, rows, told), "utf-8")
        (folder / "benchmarks.svg").write_text(draw(peers, cpu, rows), "utf-8")
        print("wrote %s and %s" % (folder / "benchmarks.md", folder / "benchmarks.svg"))
    return 1 if broken else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
