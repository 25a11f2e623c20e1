#!/usr/bin/env python3
"""Prints which lines of a build with --coverage have run, for each file of some folders and in total.

The build's counters (.gcda) are read by gcov. A line of a header counts once, however many files
include it. With --missing the lines that nothing reached are listed; with --minimum the status is 1
if one of the folders is below that percentage.
"""

import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["compiler", "vm/interp"]


def counters(build, gcov):
    """{file of the repository: {line: times}} from every counter file of the build."""
    files = {}
    objects = sorted((build / "obj").rglob("*.gcda"))
    if not objects:
        sys.exit(f"{build} has no counters: it was not built with --coverage, or nothing has run")
    done = subprocess.run([gcov, "--json-format", "--stdout", *map(str, objects)], cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    for text in done.stdout.splitlines():
        for entry in json.loads(text)["files"]:
            lines = files.setdefault(entry["file"], {})
            for line in entry["lines"]:
                number = line["line_number"]
                lines[number] = lines.get(number, 0) + line["count"]
    return files


def spans(numbers):
    """[1, 2, 3, 7] as "1-3 7"."""
    out = []
    for n in numbers:
        if out and out[-1][1] == n - 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return " ".join(f"{a}-{b}" if a != b else str(a) for a, b in out)


def report(files, folder, missing):
    """Prints a folder's table; returns its percentage."""
    reached = total = 0
    for name in sorted(files):
        if not name.startswith(folder + "/"):
            continue
        lines = files[name]
        ran = sum(1 for count in lines.values() if count)
        reached += ran
        total += len(lines)
        print(f"{name:<36} {ran:>5} of {len(lines):>5}  {100 * ran / len(lines):6.1f}%")
        if missing and ran < len(lines):
            print("    " + spans(sorted(n for n, count in lines.items() if not count)))
    percent = 100 * reached / total if total else 0
    print(f"{folder:<36} {reached:>5} of {total:>5}  {percent:6.1f}%\n")
    return percent


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--build", required=True, type=pathlib.Path, help="folder of the build")
    parser.add_argument("--gcov", default="gcov")
    parser.add_argument("--missing", action="store_true", help="list what was not reached")
    parser.add_argument("--minimum", type=float, default=0, help="percentage each folder must have")
    parser.add_argument("folders", nargs="*", default=FOLDERS)
    options = parser.parse_args()
    files = counters(options.build.resolve(), options.gcov)
    percents = [report(files, folder, options.missing) for folder in options.folders]
    return 1 if min(percents) < options.minimum else 0


if __name__ == "__main__":
    sys.exit(main())
