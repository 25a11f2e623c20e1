"""Runs the programs that are named after the prelude, each in a namespace of its own.

Both Aspen and CPython run this file. A line with a mark and the program's name comes before what a
program prints, and a line that says how it ended comes after it.
"""

import sys

MARK = '\x01'


def execute(prelude, path):
    name = path[path.rfind('/') + 1:]
    print(MARK + name, flush=True)
    space = {'__name__': 'program'}
    try:
        with open(path, encoding='utf-8') as file:
            text = file.read()
        exec(prelude, space)
        exec(compile(text, path, 'exec'), space)
        print('ended')
    except SystemExit as e:
        print('exit', e.code)
    except BaseException as e:
        print('left by', type(e).__name__, e)
    # No program may find what another one left behind.
    sys.setrecursionlimit(1000)


def main(prelude, *paths):
    with open(prelude, encoding='utf-8') as file:
        code = compile(file.read(), 'prelude', 'exec')
    for path in paths:
        execute(code, path)
    print(MARK + 'done', flush=True)


if sys.argv[0].endswith('batch.py'):
    main(*sys.argv[1:])
