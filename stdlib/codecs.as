"""Encodings: looking them up, and encoding and decoding piece by piece."""

import io
import sys

__all__ = [
    'BOM', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE', 'BOM_BE', 'BOM_LE', 'BOM_UTF16',
    'BOM_UTF16_BE', 'BOM_UTF16_LE', 'BOM_UTF32', 'BOM_UTF32_BE', 'BOM_UTF32_LE', 'BOM_UTF8', 'Codec',
    'CodecInfo', 'EncodedFile', 'IncrementalDecoder', 'IncrementalEncoder', 'StreamReader',
    'StreamReaderWriter', 'StreamRecoder', 'StreamWriter', 'backslashreplace_errors', 'charmap_build',
    'decode', 'encode', 'getdecoder', 'getencoder', 'getincrementaldecoder',
    'getincrementalencoder', 'getreader', 'getwriter', 'ignore_errors', 'iterdecode', 'iterencode',
    'lookup', 'lookup_error', 'namereplace_errors', 'open', 'register', 'register_error',
    'replace_errors', 'strict_errors', 'unregister', 'xmlcharrefreplace_errors',
]

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
if sys.byteorder == 'little':
    BOM = BOM_UTF16 = BOM_UTF16_LE
    BOM_UTF32 = BOM_UTF32_LE
else:
    BOM = BOM_UTF16 = BOM_UTF16_BE
    BOM_UTF32 = BOM_UTF32_BE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


class CodecInfo(tuple):
    """What lookup() finds: (encode, decode, stream reader, stream writer), and more by name."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return (f'<{type(self).__module__}.{type(self).__qualname__} object for encoding '
                f'{self.name} at {id(self):#x}>')

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """Encoding and decoding without state."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes text that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded yet."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b'', 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of characters that are not complete."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + bytes(input)
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# ---- the encodings that str.encode() knows ---------------------------------------------------------

_ALIASES = {
    'u8': 'utf-8', 'utf': 'utf-8', 'utf8': 'utf-8', 'utf_8': 'utf-8', 'cp65001': 'utf-8',
    'utf8_sig': 'utf-8-sig', 'utf_8_sig': 'utf-8-sig', 'u16': 'utf-16', 'utf16': 'utf-16', 'utf_16': 'utf-16',
    'utf16le': 'utf-16-le', 'utf_16le': 'utf-16-le', 'utf_16_le': 'utf-16-le',
    'utf16be': 'utf-16-be', 'utf_16be': 'utf-16-be', 'utf_16_be': 'utf-16-be',
    'u32': 'utf-32', 'utf32': 'utf-32', 'utf_32': 'utf-32', 'utf_32le': 'utf-32-le',
    'utf_32_le': 'utf-32-le', 'utf_32be': 'utf-32-be', 'utf_32_be': 'utf-32-be', 'us_ascii': 'ascii', '646': 'ascii',
    'ascii': 'ascii', 'latin_1': 'iso8859-1', 'latin1': 'iso8859-1', 'latin': 'iso8859-1', 'l1': 'iso8859-1',
    'iso8859_1': 'iso8859-1', 'iso_8859_1': 'iso8859-1', '8859': 'iso8859-1', 'cp819': 'iso8859-1',
    'windows_1252': 'cp1252',
}


def _normalise(encoding):
    name = encoding.lower().replace(' ', '_').replace('-', '_')
    while '__' in name:
        name = name.replace('__', '_')
    return name


def _incomplete(name, data):
    # How many bytes at the end belong to a character that is not complete.
    if name in ('utf-8', 'utf-8-sig'):
        for back in range(1, min(3, len(data)) + 1):
            c = data[-back]
            if c >= 0xC0:
                length = 4 if c >= 0xF0 else 3 if c >= 0xE0 else 2
                return back if back < length else 0
            if c < 0x80:
                return 0
        return 0
    if name.startswith('utf-16'):
        odd = len(data) % 2
        end = len(data) - odd
        if end >= 2:
            high = data[end - 2] if name == 'utf-16-be' else data[end - 1]
            if 0xD8 <= high <= 0xDB:
                return odd + 2
        return odd
    if name.startswith('utf-32'):
        return len(data) % 4
    return 0


_MARKS = {'utf-8-sig': (BOM_UTF8,), 'utf-16': (BOM_UTF16_LE, BOM_UTF16_BE),
          'utf-32': (BOM_UTF32_LE, BOM_UTF32_BE)}
_AFTER_MARK = {BOM_UTF8: 'utf-8', BOM_UTF16_LE: 'utf-16-le', BOM_UTF16_BE: 'utf-16-be',
               BOM_UTF32_LE: 'utf-32-le', BOM_UTF32_BE: 'utf-32-be'}


def _make_info(name):

    def encode(input, errors='strict'):
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict'):
        data = bytes(input)
        return data.decode(name, errors), len(data)

    class Encoder(IncrementalEncoder):

        def __init__(self, errors='strict'):
            IncrementalEncoder.__init__(self, errors)
            self.name = name

        def encode(self, input, final=False):
            result = input.encode(self.name, self.errors)
            if name in _MARKS and self.name == name and (input or final):
                # The mark stands at the beginning alone.
                self.name = _AFTER_MARK[_MARKS[name][0]] if sys.byteorder == 'little' \
                    else _AFTER_MARK[_MARKS[name][-1]]
            return result

        def reset(self):
            self.name = name

        def getstate(self):
            return 0 if self.name == name else 2

        def setstate(self, state):
            self.name = name
            if state and name in _MARKS:
                self.name = _AFTER_MARK[_MARKS[name][0]]

    class Decoder(BufferedIncrementalDecoder):

        def __init__(self, errors='strict'):
            BufferedIncrementalDecoder.__init__(self, errors)
            self.name = name

        def _buffer_decode(self, input, errors, final):
            start = 0
            if self.name in _MARKS:
                marks = _MARKS[self.name]
                if len(input) < len(marks[0]) and not final \
                        and any(mark.startswith(input) for mark in marks):
                    return '', 0
                for mark in marks:
                    if input.startswith(mark):
                        self.name = _AFTER_MARK[mark]
                        start = len(mark)
                        break
                else:
                    if input:
                        self.name = _AFTER_MARK[marks[0]]
            end = len(input)
            if not final:
                end -= _incomplete(self.name, input)
            return input[start:end].decode(self.name, errors), end

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.name = name

        def getstate(self):
            return self.buffer, 0 if self.name == name else 1

        def setstate(self, state):
            self.buffer = state[0]
            self.name = name

    class Writer(StreamWriter):

        def __init__(self, stream, errors='strict'):
            StreamWriter.__init__(self, stream, errors)
            self._encoder = Encoder(errors)

        def encode(self, input, errors='strict'):
            return self._encoder.encode(input), len(input)

    class Reader(StreamReader):

        def decode(self, input, errors='strict'):
            data = bytes(input)
            end = len(data) - _incomplete(name, data)
            return data[:end].decode(name, errors), end

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


# ---- from bytes to bytes, from text to text ----------------------------------------------------------

def _rot13(input, errors='strict'):
    table = {}
    for first in ('a', 'A'):
        base = ord(first)
        for i in range(26):
            table[base + i] = chr(base + (i + 13) % 26)
    return input.translate(table), len(input)


def _hex_encode(input, errors='strict'):
    return bytes(input).hex().encode('ascii'), len(input)


def _hex_decode(input, errors='strict'):
    return bytes.fromhex(bytes(input).decode('ascii')), len(input)


_OTHERS = {
    'rot13': ('rot13', _rot13, _rot13),
    'rot_13': ('rot13', _rot13, _rot13),
    'hex': ('hex', _hex_encode, _hex_decode),
    'hex_codec': ('hex', _hex_encode, _hex_decode),
}


# ---- the registry ---------------------------------------------------------------------------------------

_searchers = []
_found = {}


def register(search_function, /):
    """Have search_function(name) asked for encodings; it returns a CodecInfo or None."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searchers.append(search_function)


def unregister(search_function, /):
    """Undo register()."""
    if search_function in _searchers:
        _searchers.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    name = _normalise(encoding)
    info = _found.get(name)
    if info is not None:
        return info
    if name in _OTHERS:
        other, encode, decode = _OTHERS[name]
        info = CodecInfo(encode, decode, name=other, _is_text_encoding=False)
    else:
        try:
            ''.encode(encoding)
            info = _make_info(_ALIASES.get(name, name.replace('_', '-')))
        except LookupError:
            for search in _searchers:
                info = search(name)
                if info is not None:
                    break
            else:
                raise LookupError('unknown encoding: ' + encoding) from None
    _found[name] = info
    return info


def encode(obj, encoding='utf-8', errors='strict'):
    if isinstance(obj, str) and _normalise(encoding) not in _OTHERS and not _searchers:
        return obj.encode(encoding, errors)
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode the texts that an iterator gives."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode the bytes that an iterator gives."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


# ---- what is done about errors ----------------------------------------------------------------------------

def _bad(error):
    return TypeError(f"don't know how to handle {type(error).__name__} in error callback")


def strict_errors(exception, /):
    if isinstance(exception, UnicodeError):
        raise exception
    raise TypeError('codec must pass exception instance')


def ignore_errors(exception, /):
    if isinstance(exception, UnicodeError):
        return '', exception.end
    raise _bad(exception)


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return '?' * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return '\ufffd', exception.end
    if isinstance(exception, UnicodeTranslateError):
        return '\ufffd' * (exception.end - exception.start), exception.end
    raise _bad(exception)


def xmlcharrefreplace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        bad = exception.object[exception.start:exception.end]
        return ''.join([f'&#{ord(c)};' for c in bad]), exception.end
    raise _bad(exception)


def backslashreplace_errors(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        bad = exception.object[exception.start:exception.end]
        return ''.join([f'\\x{c:02x}' for c in bad]), exception.end
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        bad = exception.object[exception.start:exception.end]
        return bad.encode('ascii', 'backslashreplace').decode('ascii'), exception.end
    raise _bad(exception)


def namereplace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        bad = exception.object[exception.start:exception.end]
        return bad.encode('ascii', 'namereplace').decode('ascii'), exception.end
    raise _bad(exception)


_handlers = {
    'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
    'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
    'namereplace': namereplace_errors,
}


def register_error(errors, handler, /):
    if not callable(handler):
        raise TypeError('handler must be callable')
    _handlers[errors] = handler


def lookup_error(name, /):
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f'unknown error handler name {name!r}') from None


# ---- streams ---------------------------------------------------------------------------------------------

class StreamWriter(Codec):
    """Writes text to a binary stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a binary stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        self._bytes = b''
        self._text = ''

    def _more(self, size):
        # False at the end of the stream.
        new = self.stream.read(size) if size >= 0 else self.stream.read()
        data = self._bytes + new
        text, consumed = self.decode(data, self.errors)
        self._bytes = data[consumed:]
        self._text += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars < 0 and size < 0:
            while self._more(-1):
                pass
            text, self._text = self._text, ''
            return text
        if chars < 0:
            if not self._text:
                self._more(size)
            text, self._text = self._text, ''
            return text
        while len(self._text) < chars and self._more(size if size >= 0 else max(chars, 72)):
            pass
        text, self._text = self._text[:chars], self._text[chars:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1 or (lines and lines[0].endswith('\n')):
                break
            if not self._more(size or 72):
                lines = self._text.splitlines(True)
                break
        if not lines:
            return ''
        line = lines[0]
        self._text = self._text[len(line):]
        return line if keepends else line.splitlines(False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.stream.close()


class StreamReaderWriter:
    """A reader and a writer of one stream."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.stream.close()


class StreamRecoder:
    """Bytes in one encoding over a stream in another."""

    data_encoding = file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b''.join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.stream.close()


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file whose text is in an encoding; without one, a plain file."""
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = io.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """What is written in data_encoding goes to the file in file_encoding, and back."""
    if file_encoding is None:
        file_encoding = data_encoding
    data_info = lookup(data_encoding)
    file_info = lookup(file_encoding)
    stream = StreamRecoder(file, data_info.encode, data_info.decode, file_info.streamreader,
                           file_info.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


# ---- the names that modules of encodings use -------------------------------------------------------------

def charmap_build(map, /):
    """The table that charmap_encode() takes, from one for charmap_decode()."""
    return {ord(c): i for i, c in enumerate(map) if c != '\ufffe'}


def charmap_encode(input, errors='strict', mapping=None, /):
    if mapping is None:
        return input.encode('latin-1', errors), len(input)
    out = bytearray()
    for i, c in enumerate(input):
        byte = mapping.get(ord(c))
        if byte is None:
            error = UnicodeEncodeError('charmap', input, i, i + 1, 'character maps to <undefined>')
            replacement, _ = lookup_error(errors)(error)
            out += replacement.encode('ascii')
        elif isinstance(byte, int):
            out.append(byte)
        else:
            out += byte
    return bytes(out), len(input)


def charmap_decode(input, errors='strict', mapping=None, /):
    data = bytes(input)
    if mapping is None:
        return data.decode('latin-1'), len(data)
    out = []
    for i, byte in enumerate(data):
        try:
            c = mapping[byte]
        except LookupError:
            c = '\ufffe'
        if isinstance(c, int):
            c = chr(c)
        if c is None or c == '\ufffe':
            error = UnicodeDecodeError('charmap', data, i, i + 1, 'character maps to <undefined>')
            c, _ = lookup_error(errors)(error)
        out.append(c)
    return ''.join(out), len(data)


def _publish(function, name):

    def encode(input, errors='strict', /, *rest):
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict', final=True, /):
        data = bytes(input)
        end = len(data) if final else len(data) - _incomplete(name, data)
        return data[:end].decode(name, errors), end

    globals()[function + '_encode'] = encode
    globals()[function + '_decode'] = decode


for _name in ('utf-8', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'ascii',
              'latin-1', 'unicode-escape', 'raw-unicode-escape'):
    _publish(_name.replace('-', '_'), _name)
del _name
