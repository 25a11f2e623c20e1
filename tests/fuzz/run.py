#!/usr/bin/env python3
"""Feeds generated and broken programs to Aspen, for as long as it is told.

Generated programs (generate.py) are run; with --oracle they are run by CPython too, and what is
printed must be the same. Broken programs, made from the test scripts by cutting, doubling and
exchanging their pieces, are only checked. A finding is a signal, a sanitizer's report, a time-out,
or a difference; what caused it is kept in --save. The status is 1 if there was one.

The targets for libFuzzer, which find more in a single process, are the C files beside this one.
"""

import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import time

import generate

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


def execute(command, timeout, env=None):
    """(output, error output, status); status None after a time-out."""
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=timeout, env=env, check=False)
    except subprocess.TimeoutExpired:
        return b"", b"", None
    return done.stdout, done.stderr, done.returncode


def without_addresses(text):
    return re.sub(rb" at 0x[0-9a-f]+", b"", text)


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.rng = random.Random(options.seed)
        self.save = pathlib.Path(options.save)
        self.save.mkdir(parents=True, exist_ok=True)
        self.sources = [path.read_bytes() for path in sorted((ROOT / "tests").rglob("*.as"))]
        self.findings = 0
        self.runs = 0

    def found(self, what, path):
        self.findings += 1
        kept = self.save / f"finding-{self.findings}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        print(f"{what}: {kept}", flush=True)

    def crashed(self, err, status, path):
        if status is None:
            self.found("time-out", path)
        elif status < 0 or any(report in err for report in REPORTS):
            self.found(f"status {status}", path)
        else:
            return False
        return True

    def run_generated(self):
        path = self.save / "generated.py"
        path.write_text(generate.program(self.rng), encoding="utf-8")
        wanted = None
        if self.options.oracle:
            env = dict(os.environ, PYTHONIOENCODING="utf-8")
            wanted = execute([self.options.oracle, "-W", "ignore", str(path)], 20, env)
            # CPython has its own crashes, and its error for a program that is none has other words.
            if wanted[2] is None or wanted[2] < 0 or b"SyntaxError" in wanted[1]:
                wanted = None
        out, err, status = execute([self.options.aspen, str(path)], self.options.timeout)
        if not self.crashed(err, status, path) and wanted:
            if without_addresses(out) != without_addresses(wanted[0]) or status != wanted[2]:
                self.found("differs", path)

    def run_broken(self, count=20):
        paths = []
        for i in range(count):
            paths.append(self.save / f"broken-{i}.as")
            paths[-1].write_bytes(broken(self.rng, self.sources))
        _, err, status = execute([self.options.aspen, "check", *map(str, paths)],
                                 self.options.timeout)
        if status is not None and status >= 0 and not any(report in err for report in REPORTS):
            return
        for path in paths:
            _, err, status = execute([self.options.aspen, "check", str(path)], self.options.timeout)
            self.crashed(err, status, path)

    def run(self):
        end = time.monotonic() + self.options.seconds
        while time.monotonic() < end:
            self.run_generated()
            self.run_broken()
            self.runs += 1
        print(f"{self.runs} rounds, {self.findings} findings (seed {self.options.seed})")
        return 1 if self.findings else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--aspen", default=str(ROOT / "build" / "aspen"), help="the program")
    parser.add_argument("--oracle", help="a CPython 3.13 whose output must be the same")
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="default: the time")
    parser.add_argument("--timeout", type=float, default=60, help="for one program (default: 60)")
    parser.add_argument("--save", default=str(ROOT / "build" / "fuzz"), help="where findings go")
    return Fuzzer(parser.parse_args()).run()


if __name__ == "__main__":
    sys.exit(main())
