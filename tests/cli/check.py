#!/usr/bin/env python3
"""`aspen check` on the faulty files of check_cases.txt: each error where it is, and no other.

A case there is `=== NAME`, the file's text, `---`, and a line `LINE:COLUMN: CLASS: message` for each
error. Prints "ok NAME" or "not ok NAME" for each, as tests/run.py --exec counts them. ASPEN names the
program. With --write the expectations are replaced by what the program says: read them before you
commit.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE / "check_cases.txt"
REPORT = re.compile(r"^([^:\n]+)\.as:(\d+:\d+: \w+: .*)$", re.M)


def read_cases(text):
    """(name, source, expected lines) of each case."""
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        name, rest = part.split("\n", 1)
        source, expected = re.split(r"^---\n", rest, maxsplit=1, flags=re.M)
        yield name, source, expected.splitlines()


def main():
    aspen = os.path.realpath(os.environ.get("ASPEN", HERE.parent.parent / "build/aspen"))
    cases = list(read_cases(CASES.read_text()))
    found = {name: [] for name, _, _ in cases}
    with tempfile.TemporaryDirectory() as folder:
        for name, source, _ in cases:
            pathlib.Path(folder, name + ".as").write_text(source)
        done = subprocess.run([aspen, "check", *(name + ".as" for name in found)], cwd=folder,
                              capture_output=True, text=True)
    for name, report in REPORT.findall(done.stderr):
        found[name].append(report)
    if "--write" in sys.argv:
        CASES.write_text("".join(
            f"=== {name}\n{source}---\n" + "".join(f"{line}\n" for line in found[name])
            for name, source, _ in cases))
        return 0
    failed = 0
    for name, _, expected in cases:
        if found[name] == expected:
            print(f"ok check/{name}")
        else:
            failed = 1
            print(f"not ok check/{name}")
            print(*(f"  expected {line}" for line in expected if line not in found[name]),
                  *(f"  found {line}" for line in found[name] if line not in expected), sep="\n")
    total = sum(len(lines) for lines in found.values())
    faulty = sum(1 for lines in found.values() if lines)
    summary = f"{total} errors in {faulty} of {len(cases)} files"
    last = done.stderr.splitlines()[-1] if done.stderr else ""
    if (done.returncode, last) == (1, summary):
        print("ok check/summary")
    else:
        failed = 1
        print(f"not ok check/summary\n  status {done.returncode}, {last!r}, expected {summary!r}")
    return failed


sys.exit(main())
