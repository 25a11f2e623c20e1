"""Temporary files and folders."""

import os as _os

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory',
           'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir',
           'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_FLAGS = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'


def _name():
    return ''.join([_LETTERS[byte % 37] for byte in _os.urandom(8)])


def _good(folder):
    return _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK)


def gettempprefix():
    return 'tmp'


def gettempprefixb():
    return b'tmp'


def gettempdir():
    """The folder for temporary files: $TMPDIR, $TEMP, $TMP, or the system's."""
    global tempdir
    if tempdir is None:
        named = [_os.environ[n] for n in ('TMPDIR', 'TEMP', 'TMP') if _os.environ.get(n)]
        for folder in named + ['/tmp', '/var/tmp', '/usr/tmp', _os.getcwd()]:
            folder = _os.path.abspath(folder)
            if _good(folder):
                tempdir = folder
                break
        else:
            raise FileNotFoundError(2, 'No usable temporary directory found')
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def _parts(prefix, suffix, folder):
    data = any(isinstance(_os.fspath(part), bytes) for part in (prefix, suffix, folder)
               if part is not None)
    for part in (prefix, suffix, folder):
        if part is not None and isinstance(_os.fspath(part), bytes) is not data:
            raise TypeError("Can't mix bytes and non-bytes in path components.")
    if prefix is None:
        prefix = b'tmp' if data else 'tmp'
    if suffix is None:
        suffix = b'' if data else ''
    if folder is None:
        folder = gettempdirb() if data else gettempdir()
    return prefix, suffix, _os.path.abspath(folder), data


def _make(prefix, suffix, folder, make):
    # Tries names until one is free.
    prefix, suffix, folder, data = _parts(prefix, suffix, folder)
    for i in range(TMP_MAX):
        name = _name()
        path = _os.path.join(folder, prefix + (name.encode() if data else name) + suffix)
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """(descriptor, path) of a new file that only this user can read."""
    return _make(prefix, suffix, dir, lambda path: _os.open(path, _FLAGS, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """The path of a new folder that only this user can read."""
    return _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix='', prefix=template, dir=None):
    """A path where nothing is, at this moment."""
    folder = gettempdir() if dir is None else dir
    for i in range(TMP_MAX):
        path = _os.path.join(folder, prefix + _name() + suffix)
        if not _os.path.lexists(path):
            return _os.path.abspath(path)
    raise FileExistsError(17, 'No usable temporary filename found')


class _TemporaryFileWrapper:
    """A file with its name, removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._delete_on_close = delete_on_close
        self._removed = False

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def _remove(self):
        if self.delete and not self._removed:
            self._removed = True
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass

    def close(self):
        try:
            self.file.close()
        finally:
            if self._delete_on_close:
                self._remove()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._remove()
        return result

    def __iter__(self):
        for line in self.file:
            yield line

    def __del__(self):
        self._remove()

    def __repr__(self):
        return f'<{type(self).__name__} {self.file!r}>'


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    """A temporary file with a name, removed when it is closed."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        _os.unlink(name)
        _os.close(fd)
        raise
    return _TemporaryFileWrapper(file, name, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """A temporary file without a name."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        _os.unlink(name)
        return open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        _os.close(fd)
        raise


class SpooledTemporaryFile:
    """Kept in memory until it grows beyond max_size."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        import io
        self._max_size = max_size
        self._rolled = False
        self._options = dict(mode=mode, buffering=buffering, encoding=encoding, newline=newline,
                             suffix=suffix, prefix=prefix, dir=dir, errors=errors)
        self._file = io.BytesIO() if 'b' in mode else io.StringIO(newline=newline)

    def rollover(self):
        if self._rolled:
            return
        old = self._file
        place = old.tell()
        self._file = TemporaryFile(**self._options)
        self._file.write(old.getvalue())
        self._file.seek(place)
        self._rolled = True

    def _check(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def write(self, data):
        result = self._file.write(data)
        self._check()
        return result

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *exc):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __getattr__(self, name):
        return getattr(self.__dict__['_file'], name)


class TemporaryDirectory:
    """A temporary folder, removed with all that is in it at the end of a with block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors
        self._delete = delete
        self._done = False

    def __repr__(self):
        return '<{} {!r}>'.format(self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if not self._done:
            self._done = True
            if _os.path.exists(self.name):
                import shutil
                shutil.rmtree(self.name, ignore_errors=self._ignore)

    def __del__(self):
        if self._delete and not self._done:
            self.cleanup()
