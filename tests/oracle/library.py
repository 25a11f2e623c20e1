#!/usr/bin/env python3
"""Runs CPython's own pure-Python library under Aspen, unmodified.

library/NAME.py makes real use of the module NAME ("_" for "." in it). Each is run by CPython 3.13,
and by Aspen with ASPENPATH at CPython's library: once with that library before Aspen's own modules,
once behind them ("<aspen>" in ASPENPATH is where Aspen's stand). Output and status must agree.

Ends with counts. Exit status 1 when something differs, 77 when there is no library.
"""
import argparse
import concurrent.futures
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent / 'library'
# Says at the end where the module came from.
ORIGIN = """
import sys as _sys
print("@origin", getattr(_sys.modules.get(%r), "__file__", None))
"""


def run(command, text, path=None):
    env = {key: value for key, value in os.environ.items() if not key.startswith('PYTHON')}
    env.update(TZ='UTC', LC_ALL='C.UTF-8', COLUMNS='80', NO_COLOR='1', PYTHONWARNINGS='ignore')
    if path:
        env['ASPENPATH'] = path
    with tempfile.TemporaryDirectory() as folder:
        env['TMPDIR'] = folder
        try:
            done = subprocess.run(command + ['-c', text], capture_output=True, text=True, cwd=folder,
                                  env=env, timeout=120, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return '', 'timed out', None
    out = done.stdout.replace(folder, 'TMP')
    return out, done.stderr, done.returncode


def compare(name, module, options, library):
    """Messages about what differs, and the number of orders in which CPython's file was used."""
    text = (HERE / f'{name}.py').read_text(encoding='utf-8') + ORIGIN % module
    expected, problem, status = run(options.oracle, text)
    if status:
        return [f'{name}: the oracle fails: {problem.strip().splitlines()[-1]}'], 0
    messages = []
    from_library = 0
    for order, path in (('first', library), ('second', f'<aspen>:{library}')):
        got, problem, status = run([options.aspen], text, path)
        expected_body = expected.rpartition('@origin')[0]
        body, _, origin = got.rpartition('@origin')
        from_library += library in origin
        if status != 0:
            last = (problem.strip().splitlines() or ['no message'])[-1]
            messages.append(f'{name} (library {order}): status {status}: {last}')
        elif body != expected_body:
            ours, theirs = body.splitlines(), expected_body.splitlines()
            at = next((i for i, pair in enumerate(zip(ours, theirs)) if pair[0] != pair[1]),
                      min(len(ours), len(theirs)))
            messages.append(f'{name} (library {order}): line {at + 1} differs:')
            messages += [f'    CPython {line}' for line in theirs[at:at + 1]]
            messages += [f'    Aspen   {line}' for line in ours[at:at + 1]]
    return messages, from_library


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--aspen', default='build/aspen')
    parser.add_argument('--oracle', required=True, type=shlex.split, help='command that runs CPython 3.13')
    parser.add_argument('names', nargs='*', help='only these modules')
    options = parser.parse_args()
    options.aspen = os.path.abspath(options.aspen)
    library = subprocess.run(options.oracle + ['-c', 'import os; print(os.path.dirname(os.__file__))'],
                             capture_output=True, text=True).stdout.strip()
    if not os.path.isdir(library):
        print('library: skipped: CPython 3.13 has no library here')
        sys.exit(77)
    names = options.names or sorted(path.stem for path in HERE.glob('*.py'))
    exceptions = {'html_parser', 'urllib_parse', 'email_message', 'xml_etree', 'xml_sax_saxutils',
                  'xml_dom_minidom', 'http_cookies', 'unittest_mock', 'concurrent_futures'}
    modules = [name.replace('_', '.') if name in exceptions else name for name in names]
    failed = used = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for messages, count in pool.map(lambda name, module: compare(name, module, options, library),
                                        names, modules):
            failed += bool(messages)
            used += bool(count)
            for message in messages:
                print(message)
    print(f'library: {len(names) - failed} of {len(names)} modules work; {used} of them from CPython\'s files')
    sys.exit(bool(failed))


if __name__ == '__main__':
    main()
