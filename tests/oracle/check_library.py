#!/usr/bin/env python3
"""`aspen check` on CPython's library: nothing may be reported for a file that CPython compiles.

Files in encodings that Aspen does not have are left out, and said so.
"""

import argparse
import re
import subprocess
import sys

COMPILED = """\
import os, pathlib, warnings
warnings.simplefilter('ignore')
for path in sorted(pathlib.Path(os.__file__).parent.rglob('*.py')):
    if 'site-packages' not in path.parts:
        try:
            compile(path.read_bytes(), str(path), 'exec')
            print(path)
        except (SyntaxError, ValueError):
            pass
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aspen", default="build/aspen")
    parser.add_argument("--oracle", required=True, help="CPython 3.13")
    options = parser.parse_args()
    paths = subprocess.run([options.oracle, "-c", COMPILED], capture_output=True, text=True,
                           check=True).stdout.splitlines()
    done = subprocess.run([options.aspen, "check", *paths], capture_output=True, text=True)
    reports = re.findall(r"^(.*\.py:\d+:\d+: \w+: .*)$", done.stderr, re.M)
    unknown = [r for r in reports if "unknown encoding" in r]
    wrong = [r for r in reports if r not in unknown]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"check: {len(paths)} files of CPython's library, {len(unknown)} in unknown encodings, "
          f"{len(wrong)} false errors")
    return 1 if wrong or len(paths) < 100 else 0


sys.exit(main())
