#!/usr/bin/env python3
"""Runs Aspen's script tests and compares what they print with what they say they print.

A test is a `.as` file that carries its expectations as comments, in file order:

  # expect: TEXT         one line of standard output equals TEXT
  # expect-repr: 'a\\x00'  the same, the line written as a Python string literal
  # expect-error: TEXT   the last line of standard error equals TEXT, and the status is 1
  # expect-stderr: TEXT  this line appears in standard error, in this order
  # expect-status: N     the exit status (0 unless an error is expected)
  # expect-unordered     standard output is compared without regard to the order of its lines
  # args: A B            arguments of the script, split as a shell does
  # flags: --seed 1      options of `aspen run`, placed before the script
  # stdin: TEXT          one line of standard input
  # env: K=V             one environment variable
  # aspen-only           (in the first ten lines) not run under the oracle

A test runs in its own folder; that folder's path is taken out of `File "..."` in what it prints,
so tracebacks can be compared. Files and folders whose names start with `_` hold support modules.
A test without a single expectation fails, because it could not fail otherwise.

With --oracle the same scripts run under CPython, which must agree with every expectation. Its
import system is told that modules may end in `.as`; nothing else is changed.
"""

import argparse
import ast
import concurrent.futures
import difflib
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEFAULT_PATHS = ("tests/language", "tests/async", "tests/stdlib", "tests/cli", "examples/scripts")
HEADER_LINES = 10
DIFF_LINES = 24
DIRECTIVE = re.compile(
    r"(?:^|\s)# (?:(expect|expect-repr|expect-error|expect-stderr|expect-status|args|flags|stdin|env):"
    r"(?: (.*))?|(expect-unordered|aspen-only)\s*)$")
TAP_LINE = re.compile(r"(ok|not ok)\b\s*(.*)")

# Runs before the oracle's script: lets `import` find .as files, then leaves no trace in sys.path.
ORACLE_HOOK = """\
import importlib.machinery, os, sys

class AspenFinder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in sys.stdlib_module_names:
            return None
        for folder in sys.path if path is None else path:
            finder = importlib.machinery.FileFinder(
                folder or '.', (importlib.machinery.SourceFileLoader, ['.as']))
            spec = finder.find_spec(name)
            if spec is not None and spec.loader is not None:
                return spec
        return None

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:] = [p for p in sys.path if os.path.abspath(p) != here]
sys.meta_path.insert(len(sys.meta_path) - 1, AspenFinder)
os.environ.pop('PYTHONPATH', None)
"""


class Test:
    """One script and the expectations read from its comments."""

    def __init__(self, path):
        self.path = path
        self.stdout = []
        self.stderr = []
        self.error = None
        self.status = None
        self.unordered = False
        self.aspen_only = False
        self.args = []
        self.flags = []
        self.stdin = []
        self.env = {}
        self.bad = None
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        for number, line in enumerate(text.split("\n"), 1):
            match = DIRECTIVE.search(line.rstrip())
            if match:
                try:
                    self.add(match.group(1) or match.group(3), match.group(2) or "", number)
                except (ValueError, SyntaxError) as error:
                    self.bad = f"line {number}: bad directive: {error}"

    def add(self, kind, text, number):
        if kind == "expect":
            self.stdout.append(text)
        elif kind == "expect-repr":
            value = ast.literal_eval(text.strip())
            if not isinstance(value, str):
                raise ValueError("expect-repr wants a string literal")
            self.stdout.append(value)
        elif kind == "expect-error":
            self.error = text
        elif kind == "expect-stderr":
            self.stderr.append(text)
        elif kind == "expect-status":
            self.status = int(text)
        elif kind == "expect-unordered":
            self.unordered = True
        elif kind == "args":
            self.args += shlex.split(text)
        elif kind == "flags":
            self.flags += shlex.split(text)
        elif kind == "stdin":
            self.stdin.append(text)
        elif kind == "env":
            key, equals, value = text.partition("=")
            if not equals:
                raise ValueError("env wants K=V")
            self.env[key] = value
        elif kind == "aspen-only" and number <= HEADER_LINES:
            self.aspen_only = True

    def expects_something(self):
        return bool(self.stdout or self.stderr or self.error is not None
                    or self.status is not None or self.bad)


class Result:
    """What became of one test: its name, how long it took, and why it failed (None: it passed)."""

    def __init__(self, name, seconds, problem=None):
        self.name = name
        self.seconds = seconds
        self.problem = problem


def run_command(command, cwd, env, stdin, limit):
    """Runs a command in a process group of its own, which is killed when the time is up.

    Returns (stdout, stderr, status, timed_out); the first two as bytes.
    """
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               start_new_session=True)
    with LIVE_LOCK:
        LIVE.add(process.pid)
    try:
        out, err = process.communicate(stdin, timeout=limit)
        timed_out = False
    except subprocess.TimeoutExpired:
        kill_group(process.pid)
        timed_out = True
        try:
            out, err = process.communicate(timeout=5)
        except subprocess.TimeoutExpired:
            out, err = b"", b""
    finally:
        with LIVE_LOCK:
            LIVE.discard(process.pid)
    return out, err, process.returncode, timed_out


LIVE = set()
LIVE_LOCK = threading.Lock()


def kill_group(pid):
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def output_lines(data, folder):
    """Splits output into lines, without the path of the test's folder in `File "..."`."""
    text = data.decode("utf-8", "surrogateescape").replace(f'File "{folder}/', 'File "')
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def compact_diff(expected, actual):
    """The lines that differ, with one line of context, cut to a readable length."""
    lines = [line for line in difflib.unified_diff(expected, actual, lineterm="", n=1)
             if not line.startswith(("---", "+++"))]
    if len(lines) > DIFF_LINES:
        lines[DIFF_LINES:] = [f"... {len(lines) - DIFF_LINES} more lines"]
    return lines


def missing_in_order(wanted, lines):
    """The first wanted line that does not follow its predecessor in lines, or None."""
    position = 0
    for want in wanted:
        while position < len(lines) and lines[position].rstrip() != want.rstrip():
            position += 1
        if position == len(lines):
            return want
        position += 1
    return None


def judge(test, out, err, status, timed_out, limit):
    """Compares what a test did with what it expects; returns the problem as text, or None."""
    folder = str(test.path.parent)
    stdout, stderr = output_lines(out, folder), output_lines(err, folder)
    problems = []
    if timed_out:
        problems.append(f"timed out after {limit:g} s")
    want, have = test.stdout, stdout
    if test.unordered:
        want, have = sorted(want), sorted(have)
    if want != have:
        problems += compact_diff(want, have)
    show_stderr = False
    if not timed_out:
        expected = test.status
        if expected is None:
            expected = 0 if test.error is None else 1
        if status != expected:
            died = f" ({signal.Signals(-status).name})" if status < 0 else ""
            problems.append(f"exit status {status}{died}, expected {expected}")
            show_stderr = True
    if test.error is not None:
        last = stderr[-1].rstrip() if stderr else ""
        if last != test.error.rstrip():
            problems += [f"last line of stderr: {last}", f"expected:            {test.error}"]
    missing = missing_in_order(test.stderr, stderr)
    if missing is not None:
        problems.append(f"not in stderr, in this order: {missing}")
        show_stderr = True
    if problems and show_stderr and stderr:
        problems += ["stderr:"] + ["  " + line for line in stderr[-12:]]
    return "\n".join(problems) if problems else None


class Runner:
    def __init__(self, options):
        self.options = options
        self.scratch = tempfile.mkdtemp(prefix="aspen-tests-")
        self.env = dict(os.environ)
        self.env.pop("PYTHONPATH", None)
        if options.oracle:
            hook = pathlib.Path(self.scratch, "sitecustomize.py")
            hook.write_text(ORACLE_HOOK, encoding="utf-8")
            self.env.update(PYTHONPATH=self.scratch, PYTHONDONTWRITEBYTECODE="1",
                            PYTHONIOENCODING="utf-8")
            self.prefix = shlex.split(options.oracle)
        else:
            self.prefix = [str(pathlib.Path(options.aspen).resolve()), "run"]
        for setting in options.env:
            key, _, value = setting.partition("=")
            self.env[key] = value

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)

    def run_script(self, test):
        name = display_name(test.path)
        if test.bad:
            return [Result(name, 0, test.bad)]
        if not test.expects_something():
            return [Result(name, 0, "no expectations: this test cannot fail")]
        flags = [] if self.options.oracle else test.flags
        command = self.prefix + flags + [str(test.path)] + test.args
        env = dict(self.env, **test.env)
        stdin = "".join(line + "\n" for line in test.stdin).encode("utf-8", "surrogateescape")
        start = time.monotonic()
        try:
            outcome = run_command(command, test.path.parent, env, stdin, self.options.timeout)
        except OSError as error:
            return [Result(name, 0, f"cannot run {command[0]}: {error.strerror}")]
        problem = judge(test, *outcome, self.options.timeout)
        return [Result(name, time.monotonic() - start, problem)]

    def run_executable(self, path):
        """Runs a compiled test; each `ok NAME` or `not ok NAME` line that it prints is a test."""
        name = display_name(path)
        start = time.monotonic()
        try:
            out, err, status, timed_out = run_command([str(path)], ROOT, self.env, b"",
                                                      self.options.timeout)
        except OSError as error:
            return [Result(name, 0, f"cannot run: {error.strerror}")]
        seconds = time.monotonic() - start
        results = []
        notes = []
        failed = False
        for line in out.decode("utf-8", "replace").split("\n"):
            match = TAP_LINE.match(line)
            if not match:
                if line:
                    notes.append(line)
                continue
            problem = None
            if match.group(1) == "not ok":
                failed = True
                problem = "\n".join(notes[-DIFF_LINES:]) or "not ok"
            results.append(Result(f"{name}: {match.group(2)}", 0, problem))
            notes = []
        if timed_out:
            results.append(Result(name, seconds, f"timed out after {self.options.timeout:g} s"))
        elif status != 0 and not failed:
            tail = err.decode("utf-8", "replace").rstrip("\n").split("\n")[-12:]
            results.append(Result(name, seconds, "\n".join([f"exit status {status}"] + tail)))
        elif not results:
            results.append(Result(name, seconds))
        else:
            results[0].seconds = seconds
        return results


def display_name(path):
    try:
        return str(path.relative_to(ROOT))
    except ValueError:
        return str(path)


def find_tests(paths):
    """The scripts below the given paths, sorted; support files and folders are passed over."""
    found = []
    for path in paths:
        path = path.resolve()
        if path.is_file():
            found.append(path)
            continue
        for folder, subfolders, files in os.walk(path):
            subfolders[:] = sorted(f for f in subfolders if not f.startswith(("_", ".")))
            found += sorted(pathlib.Path(folder, f) for f in files
                            if f.endswith(".as") and not f.startswith(("_", ".")))
    return list(dict.fromkeys(found))


class Report:
    """Prints progress and failures; colour and the progress line only where they are wanted."""

    def __init__(self, total):
        self.total = total
        self.passed = 0
        self.failed = 0
        self.done = 0
        self.tty = sys.stdout.isatty()
        self.colour = self.tty and not os.environ.get("NO_COLOR")

    def paint(self, code, text):
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def clear(self):
        if self.tty:
            print("\r\x1b[K", end="")

    def add(self, results):
        self.done += 1
        for result in results:
            if result.problem is None:
                self.passed += 1
                continue
            self.failed += 1
            self.clear()
            print(self.paint("1;31", "FAIL") + " " + result.name)
            for line in result.problem.split("\n"):
                code = {"-": "31", "+": "32"}.get(line[:1])
                line = line.encode("utf-8", "backslashreplace").decode("utf-8")
                print("    " + (self.paint(code, line) if code else line))
        if self.tty:
            print(f"\r\x1b[K{self.done}/{self.total}", end="", flush=True)


def parse_options():
    parser = argparse.ArgumentParser(
        description="Run Aspen's tests.", epilog=__doc__.split("\n\n", 1)[1],
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", type=pathlib.Path,
                        help="scripts or folders (default: %s)" % " ".join(DEFAULT_PATHS))
    parser.add_argument("--aspen", metavar="FILE", default=str(ROOT / "build" / "aspen"),
                        help="the program under test (default: build/aspen)")
    parser.add_argument("--oracle", metavar="PYTHON",
                        help="run the scripts under this Python command instead")
    parser.add_argument("--exec", metavar="FILE", action="append", default=[], dest="executables",
                        type=pathlib.Path, help="run a compiled test too (repeatable); without "
                        "PATHs, only these are run")
    parser.add_argument("-j", metavar="N", type=int, default=os.cpu_count() or 1, dest="jobs",
                        help="tests at a time (default: number of processors)")
    parser.add_argument("--filter", metavar="SUBSTR", action="append", default=[],
                        help="only tests whose path contains SUBSTR (repeatable: any of them)")
    parser.add_argument("--timeout", metavar="S", type=float, default=20,
                        help="seconds that a test may take (default: 20)")
    parser.add_argument("--env", metavar="K=V", action="append", default=[],
                        help="set an environment variable for every test (repeatable)")
    parser.add_argument("--verbose", action="store_true", help="also list the slowest tests")
    options = parser.parse_args()
    for path in options.paths + options.executables:
        if not path.exists():
            parser.error(f"no such file or folder: {path}")
    for setting in options.env:
        if "=" not in setting:
            parser.error(f"--env wants K=V, not {setting!r}")
    return options


def collect(options):
    """What to run: a list of (is_script, Test or path), and how many the oracle passes over."""
    if options.paths:
        tests = [Test(path) for path in find_tests(options.paths)]
    elif options.executables:
        tests = []
    else:
        defaults = [ROOT / path for path in DEFAULT_PATHS if (ROOT / path).is_dir()]
        examples = ROOT / "examples"
        tests = [test for test in map(Test, find_tests(defaults))
                 if examples not in test.path.parents or test.expects_something()]
    jobs = [(True, test) for test in tests]
    jobs += [(False, path.resolve()) for path in options.executables]
    if options.filter:
        jobs = [(script, item) for script, item in jobs
                if any(part in display_name(item.path if script else item)
                       for part in options.filter)]
    skipped = 0
    if options.oracle:
        kept = [(script, item) for script, item in jobs if script and not item.aspen_only]
        skipped = len(jobs) - len(kept)
        jobs = kept
    return jobs, skipped


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parse_options()
    jobs, skipped = collect(options)
    runner = Runner(options)
    report = Report(len(jobs))
    results = []
    pool = concurrent.futures.ThreadPoolExecutor(max(1, options.jobs))
    try:
        futures = [pool.submit(runner.run_script if script else runner.run_executable, item)
                   for script, item in jobs]
        for future in concurrent.futures.as_completed(futures):
            outcome = future.result()
            results += outcome
            report.add(outcome)
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        with LIVE_LOCK:
            for pid in LIVE:
                kill_group(pid)
        report.clear()
        print("interrupted")
        return 130
    finally:
        pool.shutdown(wait=True)
        runner.close()
    report.clear()
    if options.verbose:
        for result in sorted(results, key=lambda r: -r.seconds)[:5]:
            print(f"{result.seconds:7.2f} s  {result.name}")
    if skipped:
        print(f"{skipped} skipped under the oracle")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
