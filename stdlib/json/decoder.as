"""JSON text to Python values."""

try:
    from _json import loads as _native_loads
except ImportError:
    _native_loads = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}
_SPACE = ' \t\n\r'


class JSONDecodeError(ValueError):
    """A text that is not JSON: msg, doc, pos, lineno and colno say why and where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
_HEX = frozenset('0123456789abcdefABCDEF')


def _code_unit(s, pos):
    digits = s[pos + 1:pos + 5]
    if len(digits) == 4 and _HEX.issuperset(digits):
        return int(digits, 16)
    raise JSONDecodeError('Invalid \\uXXXX escape', s, pos)


def scanstring(s, end, strict=True):
    """(string, index behind it) for a JSON string whose opening quote stands before s[end]."""
    chunks = []
    begin = end - 1
    length = len(s)
    while True:
        start = end
        while end < length:
            char = s[end]
            if char == '"' or char == '\\' or char < ' ':
                break
            end += 1
        else:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if end > start:
            chunks.append(s[start:end])
        end += 1
        if char == '"':
            return ''.join(chunks), end
        if char != '\\':
            if strict:
                raise JSONDecodeError('Invalid control character at', s, end - 1)
            chunks.append(char)
            continue
        if end >= length:
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        esc = s[end]
        if esc != 'u':
            if esc not in _ESCAPES:
                raise JSONDecodeError('Invalid \\escape', s, end - 1)
            chunks.append(_ESCAPES[esc])
            end += 1
            continue
        unit = _code_unit(s, end)
        end += 5
        if 0xd800 <= unit <= 0xdbff and s[end:end + 2] == '\\u':
            low = _code_unit(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                unit = 0x10000 + ((unit - 0xd800) << 10 | low - 0xdc00)
                end += 6
        chunks.append(chr(unit))


def _skip(s, i):
    while s[i:i + 1] in _SPACE and i < len(s):
        i += 1
    return i


class _Scanner:
    # One decoder's way from text to values.

    def __init__(self, context):
        self.context = context

    def __call__(self, s, idx):
        memo = {}
        return self.value(s, idx, memo)

    def value(self, s, i, memo):
        context = self.context
        char = s[i:i + 1]
        if char == '"':
            return scanstring(s, i + 1, context.strict)
        if char == '{':
            return self.object(s, i + 1, memo)
        if char == '[':
            return self.array(s, i + 1, memo)
        if char == 'n' and s.startswith('null', i):
            return None, i + 4
        if char == 't' and s.startswith('true', i):
            return True, i + 4
        if char == 'f' and s.startswith('false', i):
            return False, i + 5
        number = self.number(s, i)
        if number is not None:
            return number
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                return context.parse_constant(word), i + len(word)
        raise StopIteration(i)

    def number(self, s, i):
        def digits(j):
            while '0' <= s[j:j + 1] <= '9':
                j += 1
            return j

        j = i + 1 if s[i:i + 1] == '-' else i
        if s[j:j + 1] == '0':
            end = j + 1
        else:
            end = digits(j)
            if end == j:
                return None
        real = False
        if s[end:end + 1] == '.':
            j = digits(end + 1)
            if j > end + 1:
                end, real = j, True
        if s[end:end + 1] in ('e', 'E'):
            j = end + 2 if s[end + 1:end + 2] in ('+', '-') else end + 1
            k = digits(j)
            if k > j:
                end, real = k, True
        text = s[i:end]
        return (self.context.parse_float if real else self.context.parse_int)(text), end

    def item(self, s, i, memo):
        try:
            return self.value(s, i, memo)
        except StopIteration as error:
            raise JSONDecodeError('Expecting value', s, error.value) from None

    def object(self, s, i, memo):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] != '}':
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            while True:
                key, i = scanstring(s, i + 1, self.context.strict)
                key = memo.setdefault(key, key)
                i = _skip(s, i)
                if s[i:i + 1] != ':':
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self.item(s, _skip(s, i + 1), memo)
                pairs.append((key, value))
                i = _skip(s, i)
                char = s[i:i + 1]
                if char == '}':
                    break
                if char != ',':
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                comma = i
                i = _skip(s, i + 1)
                if s[i:i + 1] != '"':
                    if s[i:i + 1] == '}':
                        raise JSONDecodeError('Illegal trailing comma before end of object', s,
                                              comma)
                    raise JSONDecodeError('Expecting property name enclosed in double quotes', s,
                                          i)
        i += 1
        context = self.context
        if context.object_pairs_hook is not None:
            return context.object_pairs_hook(pairs), i
        result = dict(pairs)
        if context.object_hook is not None:
            result = context.object_hook(result)
        return result, i

    def array(self, s, i, memo):
        result = []
        i = _skip(s, i)
        if s[i:i + 1] == ']':
            return result, i + 1
        while True:
            value, i = self.item(s, i, memo)
            result.append(value)
            i = _skip(s, i)
            char = s[i:i + 1]
            if char == ']':
                return result, i + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)


class JSONDecoder:
    """Decodes JSON; the hooks say what to make of objects and numbers."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}
        self.scan_once = _Scanner(self)

    def decode(self, s):
        """The value of a text that holds nothing else."""
        if _native_loads is not None and type(self.scan_once) is _Scanner:
            return _native_loads(
                s, self.strict, self.object_hook, self.object_pairs_hook,
                None if self.parse_float is float else self.parse_float,
                None if self.parse_int is int else self.parse_int,
                None if self.parse_constant == _CONSTANTS.__getitem__ else self.parse_constant)
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """(value, index behind it) of a text that may go on."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as error:
            raise JSONDecodeError('Expecting value', s, error.value) from None
