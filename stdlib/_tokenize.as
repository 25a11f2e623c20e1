"""The tokens of source text: what tokenize stands on.

TokenizerIter gives tuples (type, text, (row, column), (row, column), line), with comments, line
ends that end nothing, and the parts of f-strings.
"""

import re

ENDMARKER, NAME, NUMBER, STRING, NEWLINE, INDENT, DEDENT = range(7)
OP, FSTRING_START, FSTRING_MIDDLE, FSTRING_END, COMMENT, NL = 55, 59, 60, 61, 62, 63

_EXACT = {
    '!': 54, '!=': 28, '%': 24, '%=': 40, '&': 19, '&=': 41, '(': 7, ')': 8, '*': 16,
    '**': 35, '**=': 46, '*=': 38, '+': 14, '+=': 36, ',': 12, '-': 15, '-=': 37, '->': 51,
    '.': 23, '...': 52, '/': 17, '//': 47, '//=': 48, '/=': 39, ':': 11, ':=': 53, ';': 13,
    '<': 20, '<<': 33, '<<=': 44, '<=': 29, '=': 22, '==': 27, '>': 21, '>=': 30, '>>': 34,
    '>>=': 45, '@': 49, '@=': 50, '[': 9, ']': 10, '^': 32, '^=': 43, '{': 25, '|': 18,
    '|=': 42, '}': 26, '~': 31,
}
_SPACE = re.compile(r'[ \t\f]*')
_NAME = re.compile(r'(?:[A-Za-z_]|[^\x00-\x7f])(?:[A-Za-z0-9_]|[^\x00-\x7f])*')
_PREFIXES = {'', 'r', 'b', 'u', 'f', 'br', 'rb', 'fr', 'rf'}
_DIGITS = r'[0-9](?:_?[0-9])*'
_NUMBER = re.compile(
    rf'(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+'
    rf'|(?:{_DIGITS}\.(?:{_DIGITS})?|\.{_DIGITS}|{_DIGITS})(?:[eE][+-]?{_DIGITS})?[jJ]?)')
_OPERATOR = re.compile('|'.join([re.escape(op) for op in sorted(
    [*_EXACT, '<>'], key=len, reverse=True)]))
_BASES = {'x': ('hexadecimal', '0123456789abcdefABCDEF'), 'o': ('octal', '01234567'),
          'b': ('binary', '01')}
# Words that may follow a number without a space.
_AFTER_NUMBER = re.compile(r'(?:and|else|for|if|in|is|not|or)\b')


class _FString:
    # An f-string that is being read. `states`: 'text' or 'spec' where characters stand for
    # themselves, or the depth of brackets at which an expression began.
    def __init__(self, quote, raw, start):
        self.quote = quote
        self.raw = raw
        self.start = start
        self.states = ['text']
        self.after_expression = False


class TokenizerIter:
    def __init__(self, readline, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._row = 0
        self._line = ''
        self._pos = 0
        self._fstrings = []
        self._brackets = 0
        self._tokens = self._scan()

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            token = next(self._tokens)
            if self._extra:
                return token
            if token[0] not in (COMMENT, NL):
                return (_EXACT.get(token[1], OP) if token[0] == OP else token[0], *token[1:])

    # -- lines --

    def _next_line(self):
        # False at the end. A last line without an end gets one, which is shown as ''.
        try:
            line = self._readline()
        except StopIteration:
            line = ''
        if not isinstance(line, str):
            line = line.decode(self._encoding or 'utf-8')
        if not line:
            return False
        self._row += 1
        self._ended = line.endswith('\n')
        self._shown = line
        self._line = line if self._ended else line + '\n'
        self._pos = 0
        return True

    def _error(self, message, row=None, column=None, line=None, kind=SyntaxError, end=True):
        row = self._row if row is None else row
        line = (self._shown if line is None else line).rstrip('\n')
        last = (row, column) if end else (None, None)
        return kind(message, ('<string>', row, column, line, *last))

    def _token(self, type, start, end):
        text = self._line[start:end]
        return type, text, (self._row, start), (self._row, end), self._shown

    def _end_of_line(self, type):
        # The token of the line's end, which is at self._pos.
        text = self._line[self._pos:] if self._ended else ''
        start = self._pos
        return type, text, (self._row, start), (self._row, start + max(len(text), 1)), self._shown

    # -- tokens --

    def _scan(self):
        indents = [(0, 0)]
        fresh = True  # a statement begins with the next line
        while self._next_line():
            if fresh:
                column = other = 0
                while (char := self._line[self._pos]) in ' \t\f':
                    if char == ' ':
                        column, other = column + 1, other + 1
                    elif char == '\t':
                        column, other = column // 8 * 8 + 8, other + 1
                    else:
                        column = other = 0
                    self._pos += 1
                if char in '#\r\n':
                    if char == '#':
                        yield self._comment()
                    yield self._end_of_line(NL)
                    continue
                yield from self._indentation(indents, column, other)
            line_end = yield from self._scan_line()
            fresh = line_end == NEWLINE
        if not fresh:
            raise SyntaxError('unexpected EOF in multi-line statement')
        end = (self._row + 1, 0)
        for _ in indents[1:]:
            yield DEDENT, '', end, end, ''
        yield ENDMARKER, '', end, end, ''

    def _indentation(self, indents, column, other):
        here = (self._row, self._pos)
        offset = len(self._shown.rstrip('\n')) + 1
        tabs = 'inconsistent use of tabs and spaces in indentation'
        if column > indents[-1][0]:
            if other <= indents[-1][1]:
                raise self._error(tabs, column=offset, kind=TabError, end=False)
            indents.append((column, other))
            yield self._token(INDENT, 0, self._pos)
            return
        while column < indents[-1][0]:
            indents.pop()
            if column > indents[-1][0]:
                raise self._error('unindent does not match any outer indentation level',
                                  column=offset, kind=IndentationError, end=False)
            yield DEDENT, '', here, here, self._shown
        if other != indents[-1][1]:
            raise self._error(tabs, column=offset, kind=TabError, end=False)

    def _comment(self):
        start = self._pos
        self._pos = len(self._line.rstrip('\r\n'))
        return self._token(COMMENT, start, self._pos)

    def _scan_line(self):
        # Tokens up to the line's end, and what that was: NEWLINE, NL, or None when the line goes on.
        while True:
            if self._fstrings and isinstance(self._fstrings[-1].states[-1], str):
                yield from self._characters()
                continue
            self._pos = _SPACE.match(self._line, self._pos).end()
            start = self._pos
            char = self._line[start]
            if char == '#':
                yield self._comment()
            elif char == '\n' or self._line.startswith('\r\n', start):
                end = NL if self._brackets or self._fstrings else NEWLINE
                yield self._end_of_line(end)
                return end
            elif char == '\\' and self._line[start + 1:] in ('\n', '\r\n'):
                if not self._ended or not self._next_line():
                    raise SyntaxError('unexpected EOF in multi-line statement')
            elif match := _NAME.match(self._line, start):
                quote = self._line[match.end()]
                if quote in '"\'' and match[0].lower() in _PREFIXES:
                    yield self._string(match[0].lower(), match.end())
                else:
                    self._pos = match.end()
                    yield self._token(NAME, start, self._pos)
            elif char in '0123456789' or (char == '.' and self._line[start + 1] in '0123456789'):
                yield self._number()
            elif char in '"\'':
                yield self._string('', start)
            else:
                yield self._operator()

    def _operator(self):
        start = self._pos
        match = _OPERATOR.match(self._line, start)
        text = match[0] if match else self._line[start]
        fstring = self._fstrings[-1] if self._fstrings else None
        if fstring and self._brackets == fstring.states[-1]:
            if text[0] == ':':
                text = ':'
                fstring.states.append('spec')
                fstring.after_expression = False
            elif text == '}':
                fstring.states.pop()
                fstring.after_expression = True
        if text in ('(', '[', '{'):
            self._brackets += 1
        elif text in (')', ']', '}') and self._brackets:
            self._brackets -= 1
        self._pos = start + len(text)
        return self._token(OP, start, self._pos)

    def _number(self):
        start = self._pos
        match = _NUMBER.match(self._line, start)
        end = self._pos = match.end()
        base = _BASES.get(self._line[start + 1].lower()) if self._line[start] == '0' else None
        if base and end == start + 1:
            end += 1
        char = self._line[end]
        if base and end > start + 1:
            name, digits = base
            if char in '0123456789' and char not in digits:
                raise self._error(f'invalid digit {char!r} in {name} literal', column=end + 1)
            if self._pos == start + 1 or char == '_':
                raise self._error(f'invalid {name} literal', column=end)
        elif char == '_' or (char in 'eE' and self._line[end + 1] in '+-'):
            raise self._error('invalid decimal literal',
                              column=end + 1 + (char in 'eE') if char != '_' else end + 1)
        if _NAME.match(self._line, end) and not _AFTER_NUMBER.match(self._line, end):
            kind = base[0] if base else 'imaginary' if self._line[end - 1] in 'jJ' else 'decimal'
            raise self._error(f'invalid {kind} literal', column=end)
        return self._token(NUMBER, start, end)

    def _string(self, prefix, quote_at):
        start = self._pos
        row, shown = self._row, self._shown
        quote = self._line[quote_at]
        if self._line.startswith(quote * 3, quote_at):
            quote *= 3
        if 'f' in prefix:
            self._pos = quote_at + len(quote)
            self._fstrings.append(_FString(quote, 'r' in prefix, (row, start, shown)))
            return self._token(FSTRING_START, start, self._pos)
        at = quote_at + len(quote)
        parts = []
        begin = start
        while not self._line.startswith(quote, at):
            char = self._line[at]
            if char == '\\':
                at += 1
                if self._line.startswith('\r\n', at):
                    at += 1
            elif char == '\n' and len(quote) == 1:
                raise self._error('unterminated string literal (detected at line %d)' % self._row,
                                  row, start + 1, shown)
            at += 1
            if at >= len(self._line):
                parts.append(self._line[begin:])
                ended, detected = self._ended, self._row
                if not ended or not self._next_line():
                    what = 'triple-quoted string' if len(quote) == 3 else 'string'
                    raise self._error(f'unterminated {what} literal (detected at line {detected})',
                                      row, start + 1, shown)
                shown += self._shown
                at = begin = 0
        self._pos = at + len(quote)
        parts.append(self._line[begin:self._pos])
        return STRING, ''.join(parts), (row, start), (self._row, self._pos), shown

    def _characters(self):
        # The characters of an f-string, or of a format, up to what ends them.
        fstring = self._fstrings[-1]
        spec = fstring.states[-1] == 'spec'
        quote = fstring.quote
        row, start, shown = self._row, self._pos, self._shown
        begin, parts = start, []
        at = start

        def middle(end):
            text = ''.join(parts) + self._line[begin:end]
            return FSTRING_MIDDLE, text, (row, start), (self._row, end), shown

        while True:
            char = self._line[at]
            if char == '\\':
                if not fstring.raw and self._line.startswith('N{', at + 1):
                    closing = self._line.find('}', at)
                    at = closing + 1 if closing >= 0 else at + 2
                else:
                    at += 1 if self._line[at + 1] in '{}' else 2
            elif not spec and self._line.startswith(quote, at):
                if at > start or parts:
                    yield middle(at)
                self._pos = at + len(quote)
                self._fstrings.pop()
                yield self._token(FSTRING_END, at, self._pos)
                return
            elif char == '{':
                if not spec and self._line[at + 1] == '{':
                    yield middle(at + 1)
                    self._pos = at + 2
                    return
                if at > start or parts:
                    yield middle(at)
                self._brackets += 1
                fstring.states.append(self._brackets)
                self._pos = at + 1
                yield self._token(OP, at, self._pos)
                return
            elif char == '}':
                if spec:
                    if at > start or parts or fstring.after_expression:
                        yield middle(at)
                    fstring.states.pop()
                    self._pos = at
                    return
                if self._line[at + 1] == '}':
                    yield middle(at + 1)
                    self._pos = at + 2
                    return
                yield middle(at)
                raise self._error("f-string: single '}' is not allowed", column=at + 1)
            elif char == '\n' and len(quote) == 1:
                if not spec:
                    self._unterminated(fstring)
                if at > start:
                    yield middle(at)
                fstring.states.pop()
                self._pos = at
                return
            else:
                at += 1
            if at >= len(self._line):
                parts.append(self._line[begin:])
                if not self._ended or not self._next_line():
                    self._unterminated(fstring)
                shown += self._shown
                at = begin = 0

    def _unterminated(self, fstring):
        row, start, shown = fstring.start
        what = 'triple-quoted f-string' if len(fstring.quote) == 3 else 'f-string'
        raise self._error(f'unterminated {what} literal (detected at line {self._row})',
                          row, start + 1, shown)
