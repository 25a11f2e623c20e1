"""What csv stands on: dialects, and the reader and writer of rows."""

__version__ = '1.0'

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_dialects = {}
_field_limit = 131072
_absent = object()


class Error(Exception):
    pass


# ---- dialects -----------------------------------------------------------------------------------

def _character(name, value, optional):
    if value is None and optional:
        return None
    if not isinstance(value, str):
        kinds = 'string or None' if optional else 'string'
        raise TypeError(f'"{name}" must be {kinds}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


_defaults = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n',
             'quotechar': '"', 'quoting': QUOTE_MINIMAL, 'skipinitialspace': False,
             'strict': False}


class Dialect:
    """CSV dialect: how fields are separated, quoted and escaped. It does not change once made."""

    __slots__ = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar',
                 'quoting', 'skipinitialspace', 'strict')

    def __new__(cls, dialect=None, **options):
        for name in options:
            if name not in _defaults:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if isinstance(dialect, Dialect) and not options:
            return dialect
        given = {}
        for name in _defaults:
            value = options.get(name, _absent)
            if value is _absent and dialect is not None:
                value = getattr(dialect, name, _absent)
            if value is not _absent:
                given[name] = value
        self = object.__new__(cls)
        for name, value in _checked(given).items():
            object.__setattr__(self, name, value)
        return self

    def __setattr__(self, name, value):
        if name in _defaults:
            raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.__setattr__(name, None)


def _checked(given):
    # The options of a dialect, or the error that says which one is wrong.
    options = {**_defaults, **given}
    delimiter = _character('delimiter', options['delimiter'], False)
    for name in ('doublequote', 'skipinitialspace', 'strict'):
        options[name] = bool(options[name])
    escapechar = _character('escapechar', options['escapechar'], True)
    terminator = options['lineterminator']
    if terminator is not None and not isinstance(terminator, str):
        raise TypeError('"lineterminator" must be a string')
    quotechar = _character('quotechar', options['quotechar'], True)
    quoting = options['quoting']
    if not isinstance(quoting, int):
        raise TypeError('"quoting" must be an integer')
    if not QUOTE_MINIMAL <= quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if quotechar is None and 'quoting' not in given:
        options['quoting'] = quoting = QUOTE_NONE
    if quoting != QUOTE_NONE and quotechar is None:
        raise TypeError('quotechar must be set if quoting enabled')
    if terminator is None:
        raise TypeError('lineterminator must be set')
    space = options['skipinitialspace']
    for name, char in (('delimiter', delimiter), ('escapechar', escapechar),
                       ('quotechar', quotechar)):
        if char is not None and (char in '\r\n' or char == ' ' and space and name != 'delimiter'):
            raise ValueError(f'bad {name} value')
    pairs = (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar'))
    for one, other in pairs:
        if options[one] is not None and options[one] == options[other]:
            raise ValueError(f'bad {one} or {other} value')
    for name, char in (('delimiter', delimiter), ('escapechar', escapechar),
                       ('quotechar', quotechar)):
        if char is not None and char in terminator:
            raise ValueError(f'bad {name} or lineterminator value')
    return options


def register_dialect(name, dialect=None, **fmtparams):
    """Create a mapping from a string name to a dialect class."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    """Delete the name/dialect mapping associated with a string name."""
    try:
        del _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def get_dialect(name):
    """Return the dialect instance associated with name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=_absent, /):
    """Sets an upper limit on parsed fields; the old limit is returned."""
    global _field_limit
    old = _field_limit
    if new_limit is not _absent:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _field_limit = new_limit
    return old


# ---- reading ------------------------------------------------------------------------------------

# Where the parser stands.
_ROW_START, _FIELD_START, _IN_FIELD, _IN_QUOTES, _AFTER_QUOTE, _ESCAPED, _ESCAPED_IN_QUOTES, \
    _ROW_END, _AFTER_ESCAPED_LINE = range(9)


class Reader:
    """CSV reader: rows as lists of fields."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0
        # Lines without any of these are split at once.
        special = dialect.quotechar if dialect.quoting != QUOTE_NONE else None
        self._special = [c for c in (special, dialect.escapechar, '\r', '\0') if c is not None]
        self._plain = not dialect.skipinitialspace and dialect.quoting in (
            QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONE)

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._start_field()
        self._state = _ROW_START
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._text or self._state in (_IN_QUOTES, _ESCAPED_IN_QUOTES):
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file '
                            f'should be opened in text mode)')
            self.line_num += 1
            if self._state == _ROW_START and self._plain:
                fields = self._split(line)
                if fields is not None:
                    return fields
            self._parse(line)
            if self._state == _ROW_START:
                return self._fields

    def _split(self, line):
        for char in self._special:
            if char in line:
                return None
        if line.endswith('\n'):
            line = line[:-1]
        if '\n' in line:
            return None
        if not line:
            return []
        fields = line.split(self.dialect.delimiter)
        if len(line) > _field_limit and max(map(len, fields)) > _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        return fields

    def _start_field(self):
        self._text = []
        self._quoted = False

    def _add(self, char):
        if len(self._text) >= _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')
        self._text.append(char)

    def _save(self):
        field = ''.join(self._text)
        quoting = self.dialect.quoting
        if not self._quoted:
            if not field and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                field = None
            elif field and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                field = float(field)
        self._fields.append(field)
        self._start_field()

    def _parse(self, line):
        d = self.dialect
        delimiter, quotechar, escapechar = d.delimiter, d.quotechar, d.escapechar
        if d.quoting == QUOTE_NONE:
            quotechar = None
        # None stands for the end of the line.
        for char in [*line, None]:
            state = self._state
            end = char is None or char == '\n' or char == '\r'
            if state == _ROW_START:
                if char is None:
                    return
                if end:
                    self._state = _ROW_END
                    continue
                state = _FIELD_START
            if state == _AFTER_ESCAPED_LINE:
                if char is None:
                    return
                state = _IN_FIELD
            if state == _FIELD_START:
                if end:
                    self._save()
                    self._state = _ROW_START if char is None else _ROW_END
                elif char == quotechar:
                    self._quoted = True
                    self._state = _IN_QUOTES
                elif char == escapechar:
                    self._state = _ESCAPED
                elif char == ' ' and d.skipinitialspace:
                    self._state = _FIELD_START
                elif char == delimiter:
                    self._save()
                    self._state = _FIELD_START
                else:
                    self._add(char)
                    self._state = _IN_FIELD
            elif state == _IN_FIELD:
                if end:
                    self._save()
                    self._state = _ROW_START if char is None else _ROW_END
                elif char == escapechar:
                    self._state = _ESCAPED
                elif char == delimiter:
                    self._save()
                    self._state = _FIELD_START
                else:
                    self._add(char)
                    self._state = _IN_FIELD
            elif state == _IN_QUOTES:
                if char is None:
                    return
                if char == escapechar:
                    self._state = _ESCAPED_IN_QUOTES
                elif char == quotechar:
                    self._state = _AFTER_QUOTE if d.doublequote else _IN_FIELD
                else:
                    self._add(char)
            elif state == _AFTER_QUOTE:
                if char == quotechar:
                    self._add(char)
                    self._state = _IN_QUOTES
                elif char == delimiter:
                    self._save()
                    self._state = _FIELD_START
                elif end:
                    self._save()
                    self._state = _ROW_START if char is None else _ROW_END
                elif not d.strict:
                    self._add(char)
                    self._state = _IN_FIELD
                else:
                    raise Error(f"'{delimiter}' expected after '{quotechar}'")
            elif state == _ESCAPED:
                if char == '\n' or char == '\r':
                    self._add(char)
                    self._state = _AFTER_ESCAPED_LINE
                else:
                    self._add('\n' if char is None else char)
                    if char is None:
                        return
                    self._state = _IN_FIELD
            elif state == _ESCAPED_IN_QUOTES:
                self._add('\n' if char is None else char)
                self._state = _IN_QUOTES
                if char is None:
                    return
            elif state == _ROW_END:
                if char is None:
                    self._state = _ROW_START
                elif not end:
                    raise Error('new-line character seen in unquoted field - do you need to open '
                                "the file with newline=''?")


def reader(iterable, /, dialect=None, **fmtparams):
    """An iterator that gives a row of fields for each line or more of `iterable`."""
    made = Dialect(dialect, **fmtparams)
    return Reader(iterable, made)


# ---- writing ------------------------------------------------------------------------------------

class Writer:
    """CSV writer: rows to a file object."""

    def __init__(self, file, dialect):
        write = getattr(file, 'write', None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = dialect
        d = dialect
        self._special = {c for c in (d.delimiter, d.escapechar, d.quotechar) if c is not None}
        self._special |= {'\n', '\r', *d.lineterminator}

    def _field(self, value):
        d = self.dialect
        quoting = d.quoting
        if value is None:
            text = ''
            quoted = quoting in (QUOTE_ALL, QUOTE_NONNUMERIC)
        else:
            text = value if isinstance(value, str) else str(value)
            if quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(value, (int, float, complex)) and not hasattr(
                    type(value), '__float__')
            elif quoting == QUOTE_STRINGS:
                quoted = isinstance(value, str)
            else:
                quoted = quoting in (QUOTE_ALL, QUOTE_NOTNULL)
        if self._special.isdisjoint(text):
            if (quoting != QUOTE_NONE and d.delimiter == ' ' and d.skipinitialspace and not text):
                quoted = True
            return f'{d.quotechar}{text}{d.quotechar}' if quoted else text
        out = []
        for char in text:
            if char in self._special:
                if quoting == QUOTE_NONE:
                    escape = True
                elif char == d.quotechar:
                    if d.doublequote:
                        out.append(char)
                        escape = False
                        quoted = True
                    else:
                        escape = True
                elif char == d.escapechar:
                    escape = True
                else:
                    escape = False
                    quoted = True
                if escape:
                    if d.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    out.append(d.escapechar)
            out.append(char)
        text = ''.join(out)
        return f'{d.quotechar}{text}{d.quotechar}' if quoted else text

    def writerow(self, row, /):
        """Write one row; what the file's write() answers is returned."""
        try:
            values = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self.dialect
        fields = []
        only = None
        for only in values:
            fields.append(self._field(only))
        if len(fields) == 1 and not fields[0]:
            if d.quoting == QUOTE_NONE or (only is None and
                                           d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error('single empty field record must be quoted')
            fields[0] = d.quotechar * 2
        return self._write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows, /):
        """Write rows until there are no more."""
        for row in rows:
            self.writerow(row)


def writer(file, /, dialect=None, **fmtparams):
    """An object that writes rows of fields to a file object."""
    made = Dialect(dialect, **fmtparams)
    return Writer(file, made)


Reader.__name__ = Reader.__qualname__ = 'reader'
Writer.__name__ = Writer.__qualname__ = 'writer'
