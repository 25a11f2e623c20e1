#!/usr/bin/env python3
"""Compares dir() of every built-in type and module in Aspen and in CPython 3.13.

Prints each name that CPython has and Aspen has not, with its reason from gaps.txt; names without a
reason are marked UNEXPLAINED. Ends with counts. Exit status 0: this informs, it does not judge.
"""
import argparse
import fnmatch
import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = """sys os os.path time math cmath random itertools functools collections collections.abc operator
contextlib contextvars string re json struct array io heapq bisect copy enum dataclasses abc types typing
inspect traceback warnings logging argparse weakref gc asyncio""".split()


def surface(command):
    out = subprocess.run(command + [os.path.join(HERE, '_surface.as')] + MODULES, capture_output=True, text=True)
    if out.returncode:
        sys.stderr.write(out.stderr)
        sys.exit(f'{command[0]}: exit status {out.returncode}')
    rows = {}
    for line in out.stdout.splitlines():
        owner, _, names = line.partition(':')
        rows[owner.split()[-1] if owner.startswith(('type ', 'module ')) else owner] = set(names.split())
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--aspen', default='build/aspen')
    parser.add_argument('--oracle', required=True, help='command that runs CPython 3.13')
    options = parser.parse_args()
    ours = surface([options.aspen])
    theirs = surface(shlex.split(options.oracle))
    gaps = []
    with open(os.path.join(HERE, 'gaps.txt')) as file:
        for line in file:
            if line.strip() and not line.startswith('#'):
                pattern, _, reason = line.rstrip('\n').partition('\t')
                gaps.append((pattern, reason))
    missing = unexplained = 0
    for owner, names in theirs.items():
        lacking = sorted(names - ours.get(owner, set()))
        for name in lacking:
            missing += 1
            full = f'{owner}.{name}'
            for pattern, reason in gaps:
                if fnmatch.fnmatchcase(full, pattern):
                    break
            else:
                reason = 'UNEXPLAINED'
                unexplained += 1
            print(f'{full:50} {reason}')
    total = sum(map(len, theirs.values()))
    print(f'surface: {total - missing} of {total} names; {missing} missing, {unexplained} of them unexplained')


if __name__ == '__main__':
    main()
