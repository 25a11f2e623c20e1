"""Random programs that mean the same in Aspen and in CPython.

`program(seed)` gives the text of one: what prelude.py defines comes before it. Each family of
programs has a file of its own; all of them are deterministic and end.
"""

import pathlib
import random

import faults
import objects
import syntax
import values
import waits
import wide

PRELUDE = (pathlib.Path(__file__).parent / "prelude.py").read_text(encoding="utf-8")

# (family, how many of a hundred and eighty programs)
FAMILIES = [(syntax, 64), (values, 40), (objects, 26), (waits, 26), (faults, 22), (wide, 2)]


def family(rng, only=None):
    if only:
        return next(f for f, _ in FAMILIES if f.__name__ == only)
    return rng.choices([f for f, _ in FAMILIES], [weight for _, weight in FAMILIES])[0]


def program(seed, only=None):
    """The text of the program that belongs to a seed; `only` names a family."""
    rng = random.Random(seed)
    return family(rng, only).program(rng)
