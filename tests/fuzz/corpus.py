#!/usr/bin/env python3
"""Makes the seeds of the libFuzzer targets: corpus.py FOLDER [MORE_SOURCES …].

FOLDER/compile gets pieces of the tests' and the library's scripts, and of the folders named after it
(CPython's library, say), each behind a byte that chooses how it is compiled; FOLDER/verify and
FOLDER/image get a few edits of each of their programs.
"""

import pathlib
import random
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LINES, BYTES = 40, 4000


def main():
    out = pathlib.Path(sys.argv[1])
    rng = random.Random(1)
    folders = [ROOT / "tests", ROOT / "stdlib", ROOT / "examples", *map(pathlib.Path, sys.argv[2:])]
    paths = [p for folder in folders for end in ("as", "py") for p in sorted(folder.rglob("*." + end))]
    rng.shuffle(paths)
    for name in "compile", "verify", "image":
        (out / name).mkdir(parents=True, exist_ok=True)
    for i, path in enumerate(paths[:2500]):
        lines = path.read_bytes().splitlines(keepends=True)
        start = rng.randrange(len(lines)) if len(lines) > LINES else 0
        text = b"".join(lines[start:start + LINES])[:BYTES]
        (out / "compile" / str(i)).write_bytes(bytes([rng.choice([4, 4, 4, 0, 1, 9, 2, 3])]) + text)
    for name in "verify", "image":
        for program in range(6):
            for i in range(8):
                edits = bytes(rng.randrange(256) for _ in range(5 * i))
                (out / name / f"{program}-{i}").write_bytes(bytes([program]) + edits)


main()
