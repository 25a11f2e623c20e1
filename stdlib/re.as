"""Regular expressions, with Python's syntax.

The syntax is translated and matched by the native module `_re`; here are the functions that take
patterns as text, with their cache, the flags and the error class.
"""

import enum

import _re
from _re import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag", "PatternError"]

__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """What changes the meaning of a pattern."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A pattern or a replacement text is wrong.

    msg is the message without the position, pattern the text, pos the index in it (or None), and
    lineno and colno are the line and column of that index (or None).
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError


def _warn(text):
    import warnings
    warnings.warn(text, FutureWarning, stacklevel=4)


def _character_name(name):
    try:
        import unicodedata
        return unicodedata.lookup(name)
    except KeyError:
        return None


_re.set_hooks(PatternError, _warn, _character_name)

_CACHE_SIZE = 512
_cache = {}


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags._value_
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    compiled = _re.compile(pattern, flags)
    if not flags & 128:
        if len(_cache) >= _CACHE_SIZE:
            # the oldest goes
            del _cache[next(iter(_cache))]
        _cache[key] = compiled
    return compiled


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string: a Match object, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string: a Match object, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Look for a match of the pattern anywhere in the string: a Match object, or None."""
    return _compile(pattern, flags).search(string)


class _NotGiven(int):
    # A default that tells whether an argument was given, and reads as what it stands for.
    pass


_zero = _NotGiven(0)


def _by_position(function, fixed, args, **given):
    # Values of the parameters that should be given by keyword, given by position.
    names = tuple(given)
    for name, _ in zip(names, args):
        if given[name] is not _zero:
            raise TypeError(f"{function}() got multiple values for argument '{name}'")
    if len(args) > len(names):
        raise TypeError(f"{function}() takes from {fixed} to {fixed + len(names)} positional "
                        f"arguments but {fixed + len(args)} were given")
    import warnings
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning,
                  stacklevel=3)
    given.update(zip(names, args))
    return given.values()


def sub(pattern, repl, string, *args, count=_zero, flags=_zero):
    """The string with the leftmost non-overlapping matches of the pattern replaced.

    repl is a text, in which backslash escapes are processed, or a function of a Match object.
    """
    if args:
        count, flags = _by_position("sub", 3, args, count=count, flags=flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero, flags=_zero):
    """The tuple (string with matches replaced as by sub(), number of replacements)."""
    if args:
        count, flags = _by_position("subn", 3, args, count=count, flags=flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero, flags=_zero):
    """The list of pieces of the string between the matches; groups of the pattern are in it."""
    if args:
        maxsplit, flags = _by_position("split", 2, args, maxsplit=maxsplit, flags=flags)
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """A list of all non-overlapping matches in the string.

    With groups in the pattern, a list of the group's text, or of tuples if there are several.
    """
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator of Match objects over all non-overlapping matches in the string."""
    return _compile(pattern, flags).finditer(string)


def purge():
    "Forget all patterns that were compiled."
    _cache.clear()


escape = _re.escape

