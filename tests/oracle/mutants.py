#!/usr/bin/env python3
"""Compares Aspen's SyntaxErrors with CPython's on damaged programs.

Statements of CPython's library, a token of each deleted, doubled, exchanged with another or replaced,
are compiled by both; class, message, line, offset and end must agree. Prints the rate of agreement
and, with --show N, the commonest differences with an example each. The status is 0: this measures.

The mutants depend on --seed and --count alone, so that two builds can be compared.
"""

import argparse
import collections
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import tokenize

# Run by both: reads the sources, prints what became of each.
COMPARE = """\
import json, sys, warnings
warnings.simplefilter('ignore')
with open(sys.argv[1]) as f:
    sources = json.load(f)
for source in sources:
    try:
        compile(source, 'm.py', 'exec')
        result = ['compiled']
    except SyntaxError as e:
        result = [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    except Exception as e:
        result = [type(e).__name__, str(e)]
    print(json.dumps(result))
"""
WORDS = ["if", "else", "for", "in", "=", "==", ":=", ":", ",", "(", ")", "[", "]", "{", "}", ".", "*", "**",
         "+", "not", "is", "and", "lambda", "yield", "await", "async", "def", "class", "return", "None",
         "True", "1", "x", "'s'", "f'{x}'", "import", "from", "as", "with", "try", "except", "->", "@",
         ";", "!", "del", "pass", "1x", "print", "match", "case", "_", "break", "raise", "global"]


def statements(path):
    """The source of each statement of a module and of the functions and classes in it."""
    import ast
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt) and node.end_lineno - node.lineno < 12:
            part = lines[node.lineno - 1:node.end_lineno]
            if len(part[0]) - len(part[0].lstrip()) == node.col_offset:
                cut = [line[node.col_offset:] if not line[:node.col_offset].strip() else line for line in part]
                yield "".join(cut)


def mutant(rng, source):
    """The source with one or two tokens out of order; None if it has no tokens to speak of."""
    try:
        tokens = [t for t in tokenize.generate_tokens(io.StringIO(source).readline)
                  if t.string.strip() and t.type != tokenize.COMMENT]
    except (tokenize.TokenError, SyntaxError):
        return None
    if len(tokens) < 2:
        return None
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    pieces = [(starts[t.start[0] - 1] + t.start[1], starts[t.end[0] - 1] + t.end[1]) for t in tokens]
    i = rng.randrange(len(pieces))
    a, b = pieces[i]
    kind = rng.randrange(5)
    if kind == 0:
        return source[:a] + source[b:]
    if kind == 1:
        return source[:b] + " " + source[a:b] + source[b:]
    if kind == 2 and i + 1 < len(pieces):
        c, d = pieces[i + 1]
        return source[:a] + source[c:d] + source[b:c] + source[a:b] + source[d:]
    word = rng.choice(WORDS)
    if kind == 3:
        return source[:a] + word + source[b:]
    return source[:a] + word + " " + source[a:]


def outcomes(program, sources, folder):
    script, data = pathlib.Path(folder, "compare.py"), pathlib.Path(folder, "sources.json")
    script.write_text(COMPARE)
    data.write_text(json.dumps(sources))
    done = subprocess.run([program, str(script), str(data)], capture_output=True, text=True)
    results = [json.loads(line) for line in done.stdout.splitlines()]
    if len(results) != len(sources):
        sys.exit(f"{program}: {len(results)} of {len(sources)} results\n{done.stderr[-2000:]}")
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--aspen", default="build/aspen")
    parser.add_argument("--oracle", required=True, help="CPython 3.13")
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="so many kinds of difference")
    options = parser.parse_args()
    library = subprocess.run([options.oracle, "-c", "import os; print(os.path.dirname(os.__file__))"],
                             capture_output=True, text=True, check=True).stdout.strip()
    rng = random.Random(options.seed)
    pool = []
    for path in sorted(pathlib.Path(library).glob("*.py")):
        try:
            pool.extend(statements(path))
        except (SyntaxError, UnicodeDecodeError, RecursionError):
            pass
    sources = []
    while len(sources) < options.count:
        made = mutant(rng, rng.choice(pool))
        if made is not None:
            sources.append(made)
    with tempfile.TemporaryDirectory() as folder:
        wanted = outcomes(options.oracle, sources, folder)
        found = outcomes(options.aspen, sources, folder)
    faulty = sum(1 for w in wanted if w != ["compiled"])
    same = sum(1 for w, f in zip(wanted, found) if w == f and w != ["compiled"])
    text = sum(1 for w, f in zip(wanted, found) if w[:3] == f[:3] and w != ["compiled"])
    verdict = sum(1 for w, f in zip(wanted, found) if (w == ["compiled"]) == (f == ["compiled"]))
    print(f"{len(sources)} mutants, {faulty} of them faulty: {verdict / len(sources):.2%} judged alike, "
          f"message and line agree in {text / faulty:.2%}, all positions too in {same / faulty:.2%}")
    kinds = collections.defaultdict(list)
    for source, w, f in zip(sources, wanted, found):
        if w != f:
            kinds[(w[1] if len(w) > 1 else w[0], f[1] if len(f) > 1 else f[0])].append((source, w, f))
    for (a, b), cases in sorted(kinds.items(), key=lambda item: -len(item[1]))[:options.show]:
        source, w, f = min(cases, key=lambda case: len(case[0]))
        print(f"\n{len(cases)} times\n  CPython {w}\n  Aspen   {f}\n" + "".join(
            f"    | {line}\n" for line in source.splitlines()), end="")


if __name__ == "__main__":
    main()
