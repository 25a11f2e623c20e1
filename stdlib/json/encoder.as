"""Python values to JSON text."""

try:
    from _json import dumps as _native_dumps
except ImportError:
    _native_dumps = None

INFINITY = float('inf')

_SHORT = {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r',
          '\t': '\\t'}
_TABLE = {i: f'\\u{i:04x}' for i in range(0x20)}
_TABLE.update({ord(char): text for char, text in _SHORT.items()})


def py_encode_basestring(s):
    """The JSON string of a str, other than ASCII left as it is."""
    return '"' + s.translate(_TABLE) + '"'


def py_encode_basestring_ascii(s):
    """The JSON string of a str in ASCII."""
    s = s.translate(_TABLE)
    if s.isascii() and '\x7f' not in s:
        return '"' + s + '"'
    parts = []
    for char in s:
        n = ord(char)
        if n < 0x7f:
            parts.append(char)
        elif n < 0x10000:
            parts.append(f'\\u{n:04x}')
        else:
            n -= 0x10000
            parts.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
    return '"' + ''.join(parts) + '"'


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Encodes values; a subclass's default() says what to do with those of other types."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The JSON text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if _native_dumps is not None and type(self).iterencode is JSONEncoder.iterencode:
            return _native_dumps(o, self._margin(), self.item_separator, self.key_separator,
                                 self.sort_keys, self.skipkeys, self.ensure_ascii,
                                 self.check_circular, self.allow_nan, self.default)
        return ''.join(list(self.iterencode(o, _one_shot=True)))

    def _margin(self):
        indent = self.indent
        if indent is None or isinstance(indent, str):
            return indent
        return ' ' * indent

    def iterencode(self, o, _one_shot=False):
        """Yield the JSON text of a value piece by piece."""
        return _Encoding(self).chunks(o, 0)


class _Encoding:
    # One encoding of one value.

    def __init__(self, encoder):
        self.encoder = encoder
        self.string = (encode_basestring_ascii if encoder.ensure_ascii else encode_basestring)
        self.margin = encoder._margin()
        self.open = {} if encoder.check_circular else None

    def float(self, o):
        if o != o:
            text = 'NaN'
        elif o == INFINITY:
            text = 'Infinity'
        elif o == -INFINITY:
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def scalar(self, o):
        # The text of a value without parts, or None.
        if isinstance(o, str):
            return self.string(o)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError('Circular reference detected')
            self.open[id(o)] = o

    def leave(self, o):
        if self.open is not None:
            del self.open[id(o)]

    def chunks(self, o, level):
        text = self.scalar(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self.array(o, level)
        elif isinstance(o, dict):
            yield from self.object(o, level)
        else:
            self.enter(o)
            yield from self.chunks(self.encoder.default(o), level)
            self.leave(o)

    def array(self, items, level):
        if not items:
            yield '[]'
            return
        self.enter(items)
        before, separator, after = self.layout(level)
        prefix = '[' + before
        for item in items:
            text = self.scalar(item)
            if text is not None:
                yield prefix + text
            else:
                yield prefix
                yield from self.chunks(item, level + 1)
            prefix = separator
        if after:
            yield after
        yield ']'
        self.leave(items)

    def layout(self, level):
        # What stands before the first item, between two, and after the last.
        separator = self.encoder.item_separator
        if self.margin is None:
            return '', separator, ''
        line = '\n' + self.margin * (level + 1)
        return line, separator + line, '\n' + self.margin * level

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not '
                        f'{key.__class__.__name__}')

    def object(self, dct, level):
        if not dct:
            yield '{}'
            return
        self.enter(dct)
        before, separator, after = self.layout(level)
        yield '{'
        prefix = before
        items = sorted(dct.items()) if self.encoder.sort_keys else dct.items()
        written = False
        for raw, value in items:
            key = self.key(raw)
            if key is None:
                continue
            if prefix:
                yield prefix
            yield self.string(key)
            yield self.encoder.key_separator
            written = True
            prefix = separator
            yield from self.chunks(value, level + 1)
        if written and after:
            yield after
        yield '}'
        self.leave(dct)
