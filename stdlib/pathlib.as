"""Paths as objects: PurePath for names, Path for what the file system holds."""

import os
import posixpath
import stat as _stat

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path',
           'PosixPath', 'WindowsPath']


class UnsupportedOperation(NotImplementedError):
    """A path operation that this system does not have."""


class _Parents:
    """The folders above a path, nearest first."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        path = self._path
        return path._make(path._root, path._tail[:-index - 1])

    def __iter__(self):
        for i in range(self._count):
            yield self[i]

    def __contains__(self, value):
        return any(value == parent for parent in self)

    def __repr__(self):
        return '<{}.parents>'.format(type(self._path).__name__)


class PurePath:
    """A path as a name: nothing here looks at the disk."""

    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.extend(arg._texts)
                continue
            try:
                text = os.fspath(arg)
            except TypeError:
                text = arg
            if not isinstance(text, str):
                raise TypeError('argument should be a str or an os.PathLike object where '
                                '__fspath__ returns a str, not '
                                f'{type(text).__name__!r}')
            texts.append(text)
        self._texts = texts
        if not texts:
            text = ''
        elif len(texts) == 1:
            text = texts[0]
        else:
            text = posixpath.join(*texts)
        drive, self._root, rest = posixpath.splitroot(text)
        self._tail = [part for part in rest.split('/') if part and part != '.']

    def _make(self, root, tail):
        text = root + '/'.join(tail)
        return self.with_segments(text)

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __reduce__(self):
        return self.__class__, tuple(self._texts)

    def __str__(self):
        return self._root + '/'.join(self._tail) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self.as_posix())

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/')
        return 'file://' + ''.join([chr(c) if c in safe else '%%%02X' % c for c in bytes(self)])

    @property
    def _parts_key(self):
        return str(self).split('/')

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other) and self.parser is other.parser

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_key < other._parts_key

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_key <= other._parts_key

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_key > other._parts_key

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_key >= other._parts_key

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        return self._make(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._make(self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def relative_to(self, other, *_deprecated, walk_up=False):
        """This path as seen from another one above it."""
        other = other if isinstance(other, PurePath) and not _deprecated else \
            self.with_segments(other, *_deprecated)
        steps = 0
        base = other
        while not (base == self or base in self.parents):
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if base.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            if not base._tail:
                raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
            base = base.parent
            steps += 1
        return self._make('', ['..'] * steps + self._tail[len(base._tail):])

    def is_relative_to(self, other, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the last parts match a pattern; the whole path, if that is absolute."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else \
            self.with_segments(path_pattern)
        wanted = pattern.parts
        if not wanted:
            raise ValueError('empty pattern')
        mine = self.parts
        if len(mine) < len(wanted) or pattern.anchor and len(mine) != len(wanted):
            return False
        return all(_matches(part, pat if pat != '**' else '*', case_sensitive)
                   for part, pat in zip(mine[len(mine) - len(wanted):], wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches a pattern, in which ** is any number of parts."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        return _full_match(list(self.parts), list(pattern.parts), case_sensitive)


def _matches(name, pattern, case_sensitive=None):
    if case_sensitive is False:
        name, pattern = name.lower(), pattern.lower()
    if '*' not in pattern and '?' not in pattern and '[' not in pattern:
        return name == pattern
    import fnmatch
    return fnmatch.fnmatchcase(name, pattern)


def _full_match(parts, patterns, case_sensitive):
    # Where each pattern so far can have ended: a set, so that many ** stay cheap.
    ends = {0}
    for pattern in patterns:
        if pattern == '**':
            ends = set(range(min(ends), len(parts) + 1)) if ends else set()
        else:
            ends = {i + 1 for i in ends
                    if i < len(parts) and _matches(parts[i], pattern, case_sensitive)}
    return len(parts) in ends


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path name as POSIX systems write them."""


class PureWindowsPath(PurePath):
    """Windows path names are not available."""

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f'cannot instantiate {cls.__name__!r} on your system')


class Path(PurePath):
    """A path with its operations on the file system."""

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings
            warnings._deprecated('pathlib.PurePath(**kwargs)',
                                 'support for supplying keyword arguments to '
                                 '{name} is deprecated and scheduled for removal in Python '
                                 '{remove}', remove=(3, 14))
        super().__init__(*args)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == '///':
            path = path[2:]
        elif path[:12] == '//localhost/':
            path = path[11:]
        data = path.encode()
        out = bytearray()
        i = 0
        while i < len(data):
            if data[i:i + 1] == b'%':
                try:
                    out.append(int(data[i + 1:i + 3], 16))
                    i += 3
                    continue
                except ValueError:
                    pass
            out.append(data[i])
            i += 1
        path = cls(os.fsdecode(bytes(out)))
        if not path.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return path

    # what it is

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def _mode(self, follow_symlinks=True):
        try:
            return (os.stat(self) if follow_symlinks else os.lstat(self)).st_mode
        except (OSError, ValueError):
            return None

    def exists(self, *, follow_symlinks=True):
        return self._mode(follow_symlinks) is not None

    def is_dir(self, *, follow_symlinks=True):
        return _stat.S_ISDIR(self._mode(follow_symlinks) or 0)

    def is_file(self, *, follow_symlinks=True):
        return _stat.S_ISREG(self._mode(follow_symlinks) or 0)

    def is_symlink(self):
        return _stat.S_ISLNK(self._mode(False) or 0)

    def is_junction(self):
        return False

    def is_mount(self):
        return posixpath.ismount(self)

    def is_block_device(self):
        return _stat.S_ISBLK(self._mode() or 0)

    def is_char_device(self):
        return _stat.S_ISCHR(self._mode() or 0)

    def is_fifo(self):
        return _stat.S_ISFIFO(self._mode() or 0)

    def is_socket(self):
        return _stat.S_ISSOCK(self._mode() or 0)

    def samefile(self, other_path):
        other = other_path.stat() if hasattr(other_path, 'stat') else os.stat(other_path)
        return posixpath.samestat(self.stat(), other)

    def owner(self, *, follow_symlinks=True):
        import pwd
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        import grp
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    # what it holds

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open('r', encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open('wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def iterdir(self):
        names = os.listdir(self)
        return (self._child(name) for name in names)

    def _child(self, name):
        return self._make(self._root, self._tail + [name])

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Yield the paths below this folder that match a pattern."""
        if not isinstance(pattern, PurePath):
            folders_only = os.fspath(pattern)[-1:] == '/'
            pattern = self.with_segments(pattern)
        else:
            folders_only = False
        if pattern.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if not pattern._tail:
            raise ValueError('Unacceptable pattern: {!r}'.format(pattern))
        return self._glob(list(pattern._tail), folders_only, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """glob() with any number of folders in between."""
        folders_only = not isinstance(pattern, PurePath) and os.fspath(pattern)[-1:] == '/'
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self._glob(['**'] + pattern._tail, folders_only, case_sensitive, recurse_symlinks)

    def _glob(self, parts, folders_only, case_sensitive, follow):
        seen = set() if parts.count('**') > 1 else None
        for path in self._select(parts, folders_only, case_sensitive, follow):
            if seen is not None:
                if path in seen:
                    continue
                seen.add(path)
            yield path

    def _entries(self):
        try:
            with os.scandir(self) as found:
                return list(found)
        except OSError:
            return []

    def _select(self, parts, folders_only, case_sensitive, follow):
        if not parts:
            if not folders_only or self.is_dir():
                yield self
            return
        part, rest = parts[0], parts[1:]
        if part == '**':
            while rest and rest[0] == '**':
                rest = rest[1:]
            if not rest:
                # ** at the end matches files too.
                yield from self._deep(folders_only, follow)
                return
            for path in self._deep(True, follow):
                yield from path._select(rest, folders_only, case_sensitive, follow)
        elif part == '..' or case_sensitive is not False and not any(c in part for c in '*?['):
            path = self._child(part)
            if path.exists(follow_symlinks=bool(rest)):
                yield from path._select(rest, folders_only, case_sensitive, follow)
        else:
            for entry in self._entries():
                if not _matches(entry.name, part, case_sensitive):
                    continue
                if rest or folders_only:
                    try:
                        if not entry.is_dir():
                            continue
                    except OSError:
                        continue
                yield from self._child(entry.name)._select(rest, False, case_sensitive, follow)

    def _deep(self, folders_only, follow):
        if not self.is_dir():
            return
        stack = [self]
        while stack:
            folder = stack.pop()
            yield folder
            below = []
            for entry in folder._entries():
                try:
                    is_folder = entry.is_dir(follow_symlinks=follow)
                except OSError:
                    is_folder = False
                if is_folder:
                    below.append(folder._child(entry.name))
                elif not folders_only:
                    yield folder._child(entry.name)
            stack.extend(reversed(below))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Yield (folder, names of folders, names of files) like os.walk()."""
        stack = [self]
        while stack:
            path = stack.pop()
            if isinstance(path, tuple):
                yield path
                continue
            try:
                with os.scandir(path) as found:
                    entries = list(found)
            except OSError as error:
                if on_error is not None:
                    on_error(error)
                continue
            folders, files = [], []
            for entry in entries:
                try:
                    is_folder = entry.is_dir(follow_symlinks=follow_symlinks)
                except OSError:
                    is_folder = False
                (folders if is_folder else files).append(entry.name)
            if top_down:
                yield path, folders, files
            else:
                stack.append((path, folders, files))
            stack.extend([path._child(name) for name in reversed(folders)])

    # changes

    def absolute(self):
        if self.is_absolute():
            return self
        return self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The absolute path without symbolic links."""
        return self.with_segments(posixpath.realpath(self, strict=strict))

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def expanduser(self):
        """~ and ~user at the beginning stand for home folders."""
        if not self._root and self._tail and self._tail[0][:1] == '~':
            home = posixpath.expanduser(self._tail[0])
            if home[:1] == '~':
                raise RuntimeError('Could not determine home directory.')
            return self.with_segments(home, *self._tail[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path on a POSIX system."""


class WindowsPath(Path):
    """Windows paths are not available."""

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f'cannot instantiate {cls.__name__!r} on your system')


# The classes' reprs name the module in which the others define them.
for _class in (UnsupportedOperation, PurePath, PurePosixPath, PureWindowsPath, Path, PosixPath,
               WindowsPath):
    _class.__module__ = 'pathlib._local'
del _class
