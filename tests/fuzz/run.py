#!/usr/bin/env python3
"""Compares Aspen with CPython on random programs, and feeds it broken ones.

Generated programs (generate.py) are numbered: program N is the same each time, `--show N` prints it.
With --oracle both run them, a hundred in one process (batch.py), and what each of them prints and how
it ends must be the same; the first of each hundred is run by itself too, for its exit status and the
last line on standard error. Without --oracle they are only run. Broken programs, made from the test
scripts by cutting, doubling and exchanging their pieces, are only checked.

A finding is a signal, a sanitizer's report, a time-out, or a difference; the program is kept in --save,
and the first few are made small (reduce.py). The status is 1 if there was one.

The targets for libFuzzer, which find more in a single process, are the C files beside this one.
"""

import argparse
import difflib
import itertools
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

import generate
from batch import MARK
from reduce import reduce

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REPORTS = (b"ERROR: AddressSanitizer", b"runtime error:", b"ERROR: LeakSanitizer")
PIECE = re.compile(rb"\w+|\s+|[^\w\s]")
TOKENS = [b"async ", b"await ", b"def ", b"class ", b"lambda ", b"yield ", b"return ", b"try:", b"\n",
          b"except ", b"except* ", b"finally:", b"with ", b"match ", b"case ", b"type ", b" for ", b" in ",
          b" if ", b" else ", b"global x", b"nonlocal x", b"del ", b":=", b"=", b"*", b"**", b"(", b")",
          b"[", b"]", b"{", b"}", b":", b",", b".", b"f'{", b"}'", b"'", b'"""', b"\\", b"    ", b"\t",
          b"#", b"@", b"->", b"!r", b"0x", b"1e", b"1j", b"\xff", b"\x00", b"\xe2\x98\x83", b"__class__",
          b"super()", b"break", b"continue", b"import ", b"from ", b"raise ", b"assert ", b"not ", b"is "]


def broken(rng, sources):
    """A script with a few of its pieces out of order."""
    pieces = PIECE.findall(rng.choice(sources))
    for _ in range(rng.choice([1, 1, 2, 3, 6])):
        if not pieces:
            break
        i, j = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        kind = rng.randrange(6)
        if kind == 0:
            del pieces[i:i + rng.randrange(1, 4)]
        elif kind == 1:
            pieces.insert(i, rng.choice(TOKENS))
        elif kind == 2:
            pieces[i] = rng.choice(TOKENS)
        elif kind == 3:
            pieces[i], pieces[j] = pieces[j], pieces[i]
        elif kind == 4:
            pieces[i:i] = pieces[j:j + rng.randrange(1, 8)]
        else:
            other = PIECE.findall(rng.choice(sources))
            k = rng.randrange(len(other) + 1)
            pieces[i:] = other[k:]
    return b"".join(pieces)


HERE = pathlib.Path(__file__).resolve().parent
LINE = re.compile(rf"^{MARK}(.*)\n", re.MULTILINE)
MEMORY = 2 << 30
SANITIZER = "allocator_may_return_null=1:max_allocation_size_mb=1000:detect_stack_use_after_return=0"


def without_addresses(text):
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def sections(output):
    """{program: what it printed} of a batch's output, and the name of the last one that began."""
    pieces = LINE.split(without_addresses(output))
    return dict(zip(pieces[1::2], pieces[2::2])), pieces[-2] if len(pieces) > 2 else None


class Interpreter:
    def __init__(self, path, timeout, words=()):
        self.command = [path, *words]
        self.timeout = timeout
        self.sanitized = b"__asan_init" in pathlib.Path(path).read_bytes()
        self.env = dict(os.environ, PYTHONIOENCODING="utf-8", ASAN_OPTIONS=SANITIZER)

    def run(self, *words):
        """(output, error output, status); status None after a time-out."""
        limit = None if self.sanitized else lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            try:
                status = subprocess.run([*self.command, *map(str, words)], stdin=subprocess.DEVNULL, stdout=out,
                                        stderr=err, timeout=self.timeout, env=self.env, check=False,
                                        preexec_fn=limit).returncode
            except subprocess.TimeoutExpired:
                status = None
            out.seek(0)
            err.seek(0)
            return out.read().decode("utf-8", "replace"), err.read(), status


def crashed(status, err):
    return status is None or status < 0 or any(report in err for report in REPORTS)


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.aspen = Interpreter(options.aspen, options.timeout)
        self.oracle = options.oracle and Interpreter(options.oracle, 60, ["-W", "ignore", "-S"])
        self.save = pathlib.Path(options.save)
        self.work = self.save / "work"
        self.work.mkdir(parents=True, exist_ok=True)
        self.prelude = self.work / "prelude.py"
        self.prelude.write_text(generate.PRELUDE, encoding="utf-8")
        self.sources = [path.read_bytes() for path in sorted((ROOT / "tests").rglob("*.as"))]
        self.findings = 0
        self.reduced = 0

    # -- findings

    def found(self, what, text, name):
        self.findings += 1
        kept = self.save / f"{name}.py"
        if isinstance(text, bytes):
            kept = self.save / f"broken-{self.findings}.as"
            kept.write_bytes(text)
        else:
            kept.write_text(text, encoding="utf-8")
        print(f"{what}: {kept}", flush=True)

    def differs(self, text):
        """Whether a program shows something: it is run by itself."""
        path = self.work / "small.py"
        path.write_text(text, encoding="utf-8")
        words = [HERE / "batch.py", self.prelude, path]
        out, err, status = self.aspen.run(*words)
        if crashed(status, err):
            return True
        if not self.oracle:
            return False
        wanted, _, wanted_status = self.oracle.run(*words)
        # Nothing may go wrong that did not before: names that are missing, syntax.
        if wanted_status != 0 or not self.wrong(wanted) <= self.allowed:
            return False
        return sections(out)[0] != sections(wanted)[0]

    @staticmethod
    def wrong(output):
        return set(re.findall(r"(?:SyntaxError|IndentationError|NameError|UnboundLocalError)\b.*", output))

    def show_difference(self, name, text, got, wanted):
        self.found("differs", generate.PRELUDE + text, name)
        lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "CPython", "Aspen", lineterm="", n=0)
        for line in itertools.islice(lines, 2, 6):
            print("    " + line[:300])
        self.allowed = self.wrong(wanted)
        if self.reduced < self.options.reduce and self.differs(text):
            self.reduced += 1
            small = reduce(text, self.differs)
            (self.save / f"{name}-small.py").write_text(small, encoding="utf-8")
            print("".join("    | " + line + "\n" for line in small.splitlines()), flush=True)

    # -- generated programs

    def batch(self, numbers):
        texts = {}
        for number in numbers:
            texts[f"p{number}.py"] = generate.program(number, self.options.family)
            (self.work / f"p{number}.py").write_text(texts[f"p{number}.py"], encoding="utf-8")
        self.alone(*next(iter(texts.items())))
        wanted = self.printed(self.oracle, texts)[0] if self.oracle else {}
        got, crashes = self.printed(self.aspen, texts)
        for name, text in texts.items():
            if name in crashes:
                self.found(crashes[name], generate.PRELUDE + text, name.removesuffix(".py"))
            elif self.oracle and name not in wanted:
                self.skipped += 1
            elif self.oracle and got.get(name) != wanted[name]:
                self.show_difference(name.removesuffix(".py"), text, got.get(name, ""), wanted[name])
            (self.work / name).unlink()

    def printed(self, interpreter, names):
        """What each program printed, and {program: how it crashed the process}."""
        names, got, crashes = list(names), {}, {}
        while names:
            out, err, status = interpreter.run(HERE / "batch.py", self.prelude, *[self.work / name for name in names])
            pieces, last = sections(out)
            got |= pieces
            if status == 0 and "done" in pieces and not crashed(status, err):
                break
            # The last program that began is the culprit, or, if all of them ended, nobody in particular.
            if last not in names:
                crashes[names[-1] if last == "done" else names[0]] = f"status {status} after {names[0]} to {names[-1]}"
                break
            crashes[last] = f"status {status}"
            got.pop(last, None)
            names = names[names.index(last) + 1:]
        return got, crashes

    def alone(self, name, text):
        """One program by itself, for its exit status and how its uncaught exception is told."""
        if not self.oracle or "import asyncio" in text:
            return
        path = self.work / f"alone-{name}"
        path.write_text(generate.PRELUDE + text, encoding="utf-8")
        wanted = self.oracle.run(path)
        if wanted[2] is not None and wanted[2] >= 0 and b"SyntaxError" not in wanted[1]:
            got = self.aspen.run(path)
            if not crashed(got[2], got[1]):
                told = [(without_addresses(out), status, err.strip().split(b"\n")[-1] if status else b"")
                        for out, err, status in (got, wanted)]
                if told[0] != told[1]:
                    self.found("differs alone", path.read_text(encoding="utf-8"), f"alone-{name.removesuffix('.py')}")
        path.unlink()

    # -- broken programs

    def broken(self, rng, count=20):
        paths = []
        for i in range(count):
            paths.append(self.work / f"broken-{i}.as")
            paths[-1].write_bytes(broken(rng, self.sources))
        _, err, status = self.aspen.run("check", *paths)
        if crashed(status, err):
            for path in paths:
                _, err, status = self.aspen.run("check", path)
                if crashed(status, err):
                    self.found(f"status {status}", path.read_bytes(), path.stem)

    def run(self):
        options = self.options
        end = time.monotonic() + options.seconds if options.seconds else None
        number, last = options.seed, options.seed + options.count if options.count else None
        self.skipped = 0
        while (last is None or number < last) and (end is None or time.monotonic() < end):
            size = min(options.batch, last - number if last else options.batch)
            self.batch(range(number, number + size))
            if options.broken:
                self.broken(random.Random(number))
            number += size
        print(f"{number - options.seed} programs from number {options.seed}, {self.findings} findings"
              + (f", {self.skipped} that CPython did not finish" if self.skipped else ""))
        return 1 if self.findings else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--aspen", default=str(ROOT / "build" / "aspen"), help="the program")
    parser.add_argument("--oracle", help="a CPython 3.13 whose output must be the same")
    parser.add_argument("--seconds", type=float, default=0, help="how long (default: --count decides)")
    parser.add_argument("--count", type=int, default=0, help="how many programs (default: --seconds decides)")
    parser.add_argument("--seed", type=int, default=int(time.time()) * 1000, help="number of the first program (default: the time)")
    parser.add_argument("--family", choices=[f.__name__ for f, _ in generate.FAMILIES], help="programs of this family only")
    parser.add_argument("--batch", type=int, default=100, help="programs in one process (default: 100)")
    parser.add_argument("--broken", action="store_true", help="check broken programs too")
    parser.add_argument("--reduce", type=int, default=3, help="how many findings are made small (default: 3)")
    parser.add_argument("--timeout", type=float, default=120, help="for one process (default: 120)")
    parser.add_argument("--save", default=str(ROOT / "build" / "fuzz"), help="where findings go")
    parser.add_argument("--show", type=int, help="print this program and end")
    options = parser.parse_args()
    if options.show is not None:
        print(generate.PRELUDE + generate.program(options.show, options.family), end="")
        return 0
    if not options.count and not options.seconds:
        options.seconds = 60
    return Fuzzer(options).run()


if __name__ == "__main__":
    sys.exit(main())
