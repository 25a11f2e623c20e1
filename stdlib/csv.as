"""Comma-separated values: rows as lists and as dicts, and a guess at how a file is written."""

import re
import types
from io import StringIO
from _csv import (Dialect as _Dialect, Error, QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE,
                  QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, __version__, field_size_limit,
                  get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer)

__all__ = [
    'QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS',
    'QUOTE_NOTNULL', 'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader',
    'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer', 'unregister_dialect',
    'DictReader', 'DictWriter', 'unix_dialect',
]


class Dialect:
    """A way to write rows: subclass it, and set what differs."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """What Excel writes."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes, with tabs between the fields."""
    delimiter = '\t'


class unix_dialect(Dialect):
    """All fields quoted, lines ended by a newline."""
    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


class DictReader:
    """Rows as dicts, by the names in the first row or in `fieldnames`."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                result[name] = self.restval
        return result

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dicts as rows, in the order of `fieldnames`."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' +
                                 ', '.join([repr(name) for name in wrong]))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(types.GenericAlias)


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        quotechar, doublequote, delimiter, space = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, space = self._by_frequency(sample, delimiters)
        if not delimiter:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = space
        return dialect

    def _by_quotes(self, data, delimiters):
        # Quoted fields between delimiters, then at a line's begin, at its end, and alone.
        flags = re.DOTALL | re.MULTILINE
        matches = []
        for pattern in (
                r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
                r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
                r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
                r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)'):
            matches = [match.groupdict() for match in re.finditer(pattern, data, flags)]
            if matches:
                break
        if not matches:
            return '', False, None, 0
        quotes = {}
        found = {}
        spaces = 0
        for match in matches:
            quotes[match['quote']] = quotes.get(match['quote'], 0) + 1
            delimiter = match.get('delim')
            if delimiter is None:
                continue
            if delimiters is None or delimiter in delimiters:
                found[delimiter] = found.get(delimiter, 0) + 1
            if match['space']:
                spaces += 1
        quotechar = max(quotes, key=quotes.get)
        space = False
        delimiter = ''
        if found:
            delimiter = max(found, key=found.get)
            space = found[delimiter] == spaces
            if delimiter == '\n':
                delimiter = ''  # a file of one column
        edge, quote = re.escape(delimiter), quotechar
        doubled = re.search(
            rf'(({edge})|^)\W*{quote}[^{edge}\n]*{quote}[^{edge}\n]*{quote}\W*(({edge})|$)',
            data, re.MULTILINE)
        return quotechar, bool(doubled), delimiter, space

    def _by_frequency(self, data, delimiters):
        # A delimiter stands equally often in (nearly) every line.
        lines = [line for line in data.split('\n') if line]
        ascii = [chr(code) for code in range(127)]
        chunk = min(10, len(lines))
        counts = {}  # character: {times in a line: lines}
        modes = {}
        candidates = {}
        start, end = 0, chunk
        rounds = 0
        while start < len(lines):
            rounds += 1
            for line in lines[start:end]:
                for char in ascii:
                    times = counts.setdefault(char, {})
                    n = line.count(char)
                    times[n] = times.get(n, 0) + 1
            for char, times in counts.items():
                items = list(times.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                if len(items) > 1:
                    most = max(items, key=lambda item: item[1])
                    items.remove(most)
                    modes[char] = most[0], most[1] - sum([item[1] for item in items])
                else:
                    modes[char] = items[0]
            total = float(min(chunk * rounds, len(lines)))
            consistency, threshold = 1.0, 0.9
            while not candidates and consistency >= threshold:
                for char, (times, lines_so) in modes.items():
                    if times > 0 and lines_so > 0 and lines_so / total >= consistency and (
                            delimiters is None or char in delimiters):
                        candidates[char] = times, lines_so
                consistency -= 0.01
            if len(candidates) == 1:
                delimiter = list(candidates)[0]
                return delimiter, self._spaced(lines, delimiter)
            start = end
            end += chunk
        if not candidates:
            return '', 0
        if len(candidates) > 1:
            for delimiter in self.preferred:
                if delimiter in candidates:
                    return delimiter, self._spaced(lines, delimiter)
        delimiter = max(candidates, key=lambda char: (candidates[char], char))
        return delimiter, self._spaced(lines, delimiter)

    def _spaced(self, lines, delimiter):
        return lines[0].count(delimiter) == lines[0].count(f'{delimiter} ')

    def has_header(self, sample):
        """Does the first row look other than the rest: by its types, else by its lengths?"""
        rows = reader(StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        checked = 0
        for row in rows:
            if checked > 20:
                break
            checked += 1
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            else:
                try:
                    (kind or _nothing)(header[column])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0


def _nothing(text):
    raise TypeError('no rows')
