"""Wrapping and indenting paragraphs of text."""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# Only ASCII white space: a no-break space must not be broken at.
_whitespace = "\t\n\x0b\x0c\r "
_spaces = dict.fromkeys(map(ord, _whitespace), " ")


class TextWrapper:
    """Wraps text; the attributes say how."""

    # A chunk is white space, a word, a part of a word that ends in a hyphen between letters,
    # or a dash of two or more hyphens between words.
    _word_start = r"[\w!\"'&.,?]"
    _letter = r"[^\d\W]"
    wordsep_re = re.compile(rf"""
        ( [{re.escape(_whitespace)}]+
        | (?<={_word_start}) -{{2,}} (?=\w)
        | [^{re.escape(_whitespace)}]
          (?: [^{re.escape(_whitespace)}]*?
              (?: -(?: (?<={_letter}{{2}}-) | (?<={_letter}-{_letter}-) )
                   (?= {_letter} -? {_letter})
                | (?= [{re.escape(_whitespace)}] | \Z)
                | (?<={_word_start}) (?= -{{2,}} \w)
              )
          )
        )""", re.VERBOSE)
    wordsep_simple_re = re.compile(rf"([{re.escape(_whitespace)}]+)")
    sentence_end_re = re.compile(r"[a-z][.!?][\"']?\Z")

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_spaces)
        return text

    def _split(self, text):
        """Split into chunks that a line may end after."""
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        """Put two spaces behind the end of a sentence."""
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and self.sentence_end_re.search(chunks[i]):
                chunks[i + 1] = "  "

    def _split_long_word(self, word, space):
        """Where to cut a word that is longer than a line, for a line with some space left."""
        end = space
        if self.break_on_hyphens and len(word) > end:
            hyphen = word.rfind("-", 0, end)
            if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                end = hyphen + 1
        return end

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks = chunks[::-1]
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                if self.break_long_words:
                    # Without any room for text, lines of one character.
                    space = width - length if width >= 1 else 1
                    cut = self._split_long_word(chunks[-1], space)
                    line.append(chunks[-1][:cut])
                    chunks[-1] = chunks[-1][cut:]
                elif not line:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            rest_is_blank = not chunks or (
                self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if not last or rest_is_blank and length <= width:
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, width, indent)
            break
        return lines

    def _end_with_placeholder(self, lines, line, length, width, indent):
        """Finish with as much of the line as leaves room for the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Return the lines of a paragraph, each at most `width` long."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Return the paragraph wrapped, as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap one paragraph; return its lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Wrap one paragraph; return it as one string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse the white space and cut the text to fit into one line."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove the white space that all lines begin with."""
    lines = text.split("\n")
    margin = None
    for line in lines:
        stripped = line.lstrip(" \t")
        if not stripped or stripped.isspace() and not stripped.strip(" \t"):
            continue
        space = line[:len(line) - len(stripped)]
        if margin is None:
            margin = space
        else:
            n = 0
            for a, b in zip(margin, space):
                if a != b:
                    break
                n += 1
            margin = margin[:n]
    # Lines of nothing but blanks become empty.
    result = []
    for line in lines:
        if not line.strip(" \t"):
            result.append("")
        else:
            result.append(line[len(margin):] if margin else line)
    return "\n".join(result)


def indent(text, prefix, predicate=None):
    """Put a prefix in front of the lines, those of white space alone excepted."""
    lines = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            lines.append(prefix)
        lines.append(line)
    return "".join(lines)
