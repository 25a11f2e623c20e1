"""The operating system: processes, files, folders and the environment.

The system calls are those of the native _os; what is made of them stands here.
"""

import sys
import posixpath as path
import _os
from _os import *

try:
    from _os import _exit
except ImportError:
    pass

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
curdir, pardir, sep, extsep, altsep, pathsep, defpath, devnull = (
    '.', '..', '/', '.', None, ':', '/bin:/usr/bin', '/dev/null')

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1
GenericAlias = type(list[int])


def _exists(name):
    return name in globals()


# What a platform can do with descriptors instead of paths.
supports_fd = {_os.__dict__[n] for n in (
    'chdir', 'chmod', 'chown', 'execve', 'listdir', 'pathconf', 'scandir', 'stat',
    'statvfs', 'truncate', 'utime') if n in _os.__dict__}
supports_dir_fd = {_os.__dict__[n] for n in (
    'access', 'chmod', 'chown', 'link', 'mkdir', 'mkfifo', 'mknod', 'open', 'readlink', 'rename',
    'stat', 'symlink', 'unlink', 'rmdir', 'utime') if n in _os.__dict__}
supports_effective_ids = {_os.__dict__[n] for n in ('access',) if n in _os.__dict__}
supports_follow_symlinks = {_os.__dict__[n] for n in (
    'access', 'chown', 'link', 'stat', 'utime') if n in _os.__dict__}


# ---- paths --------------------------------------------------------------------------------------

fspath = path._fspath


def fsencode(filename):
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode('utf-8', 'surrogateescape')
    return filename


def fsdecode(filename):
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode('utf-8', 'surrogateescape')
    return filename


class _PathLikeMeta(type):
    # A structural type: abc is not loaded for it.
    def __instancecheck__(cls, instance):
        if cls is PathLike:
            return hasattr(type(instance), '__fspath__')
        return type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass):
        if cls is PathLike:
            return getattr(subclass, '__fspath__', None) is not None
        return type.__subclasscheck__(cls, subclass)

    def register(cls, subclass):
        return subclass


class PathLike(metaclass=_PathLikeMeta):
    """Any class with __fspath__()."""

    __slots__ = ()

    def __fspath__(self):
        raise NotImplementedError

    __class_getitem__ = classmethod(GenericAlias)


# ---- the environment ----------------------------------------------------------------------------

def _make_environ():
    # collections.abc's MutableMapping, without loading it for programs that never look.
    from collections.abc import MutableMapping

    class _Environ(MutableMapping):

        def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
            self.encodekey = encodekey
            self.decodekey = decodekey
            self.encodevalue = encodevalue
            self.decodevalue = decodevalue
            self._data = data

        def __getitem__(self, key):
            try:
                value = self._data[self.encodekey(key)]
            except KeyError:
                raise KeyError(key) from None
            return self.decodevalue(value)

        def __setitem__(self, key, value):
            key = self.encodekey(key)
            value = self.encodevalue(value)
            putenv(key, value)
            self._data[key] = value

        def __delitem__(self, key):
            encoded = self.encodekey(key)
            unsetenv(encoded)
            try:
                del self._data[encoded]
            except KeyError:
                raise KeyError(key) from None

        def __iter__(self):
            for key in list(self._data):
                yield self.decodekey(key)

        def __len__(self):
            return len(self._data)

        def __repr__(self):
            items = ', '.join([f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                               for key, value in self._data.items()])
            return f'environ({{{items}}})'

        def copy(self):
            return dict(self)

        def setdefault(self, key, value):
            if key not in self:
                self[key] = value
            return self[key]

        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            new = dict(self)
            new.update(other)
            return new

        def __ror__(self, other):
            if not hasattr(other, 'keys'):
                return NotImplemented
            new = dict(other)
            new.update(self)
            return new

    def encode(value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)
        return value.encode('utf-8', 'surrogateescape')

    def decode(value):
        return value.decode('utf-8', 'surrogateescape')

    def check_bytes(value):
        if not isinstance(value, bytes):
            raise TypeError('bytes expected, not %s' % type(value).__name__)
        return value

    texts = _Environ(dict(_os.environ), encode, decode, encode, decode)
    data = _Environ(texts._data, check_bytes, bytes, check_bytes, bytes)
    return texts, data


environ, environb = _make_environ()
supports_bytes_environ = True


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def reload_environ():
    """Read the process's environment anew."""
    environ._data.clear()
    environ._data.update(_os.environ)


def get_exec_path(env=None):
    if env is None:
        env = environ
    found = env.get('PATH')
    if found is None:
        found = env.get(b'PATH') if env is not environ else None
    if found is None:
        found = defpath
    return fsdecode(found).split(pathsep)


# ---- files and folders --------------------------------------------------------------------------

def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    if 'b' not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def makedirs(name, mode=0o777, exist_ok=False):
    """mkdir() with all the folders that lead there."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            # Someone else made it meanwhile.
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """rmdir() with all the folders above that become empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (folder, names of folders, names of files) for a folder and those below it."""
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            # Bottom-up: the folders below have been yielded.
            yield top
            continue
        folders = []
        files = []
        below = []
        try:
            entries = scandir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries, None)
                except OSError as error:
                    if onerror is not None:
                        onerror(error)
                    failed = True
                    break
                if entry is None:
                    break
                try:
                    is_folder = entry.is_dir()
                except OSError:
                    is_folder = False
                (folders if is_folder else files).append(entry.name)
                if is_folder and not topdown:
                    try:
                        link = entry.is_symlink()
                    except OSError:
                        link = False
                    if followlinks or not link:
                        below.append(entry.path)
        if failed:
            continue
        if topdown:
            yield top, folders, files
            # The caller may have taken names out of the list.
            for folder in reversed(folders):
                inner = path.join(top, folder)
                if followlinks or not path.islink(inner):
                    stack.append(inner)
        else:
            stack.append((top, folders, files))
            stack.extend(reversed(below))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """walk() by descriptors: (folder, names of folders, names of files, open descriptor)."""
    top = fspath(top)
    # What is still to do: a folder to enter, a row to yield, or a descriptor to close.
    stack = [('enter', (dir_fd, top, top, None))]
    is_bytes = isinstance(top, bytes)
    try:
        while stack:
            action, what = stack.pop()
            if action == 'close':
                close(what)
                continue
            if action == 'yield':
                yield what
                continue
            above, full, name, expected = what
            try:
                if not follow_symlinks and expected is None:
                    expected = stat(name, follow_symlinks=False, dir_fd=above)
                fd = open(name, O_RDONLY | O_NONBLOCK, dir_fd=above)
            except OSError as error:
                if name is full:
                    raise
                if onerror is not None:
                    onerror(error)
                continue
            stack.append(('close', fd))
            # A link that took the folder's place is not followed.
            if not follow_symlinks and not (
                    _is_folder(expected) and path.samestat(expected, stat(fd))):
                continue
            folders = []
            files = []
            for entry in list(scandir(fd)):
                shown = fsencode(entry.name) if is_bytes else entry.name
                try:
                    (folders if entry.is_dir() else files).append(shown)
                except OSError:
                    # It has gone, or may not be looked at: a file if it is still there.
                    try:
                        if entry.is_symlink():
                            files.append(shown)
                    except OSError:
                        pass
            row = full, folders, files, fd
            if topdown:
                yield row
            else:
                stack.append(('yield', row))
            for folder in reversed(folders):
                stack.append(('enter', (fd, path.join(full, folder), folder, None)))
    finally:
        for action, what in reversed(stack):
            if action == 'close':
                close(what)


def _is_folder(status):
    return status.st_mode & 0o170000 == 0o040000


# ---- processes ----------------------------------------------------------------------------------

def execl(file, *args):
    execv(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    execvp(file, args)


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    _execvpe(file, args)


def execvpe(file, args, env):
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    def run(name):
        if env is None:
            execv(name, args)
        else:
            execve(name, args, env)

    if path.dirname(file):
        run(file)
        return
    saved = None
    for folder in get_exec_path(env):
        full = path.join(folder, file)
        try:
            run(full)
        except (FileNotFoundError, NotADirectoryError) as error:
            last = error
        except OSError as error:
            last = error
            if saved is None:
                saved = error
    raise saved if saved is not None else last


def _spawn(mode, file, args, env, run):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = fork()
    if not pid:
        try:
            if env is None:
                run(file, args)
            else:
                run(file, args, env)
        except:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run a program; its exit code, or its process id with P_NOWAIT."""
    return _spawn(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    return spawnvpe(mode, file, args[:-1], args[-1])


def popen(cmd, mode='r', buffering=-1):
    """A pipe to or from a shell command."""
    if not isinstance(cmd, str):
        raise TypeError('invalid cmd type (%s, expected string)' % type(cmd))
    if mode not in ('r', 'w'):
        raise ValueError('invalid mode %r' % mode)
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    if mode == 'r':
        proc = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE,
                                bufsize=buffering)
        return _wrap_close(proc.stdout, proc)
    proc = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(proc.stdin, proc)


class _wrap_close:
    # A stream whose close() waits for the process.

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        status = self._proc.wait()
        if status == 0:
            return None
        return status if status < 0 else status << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def process_cpu_count():
    """How many processors this process may use."""
    if _exists('sched_getaffinity'):
        return len(sched_getaffinity(0))
    return cpu_count()


__all__ = [n for n in globals() if n[0] != '_' and n not in ('sys', 'GenericAlias')]
__all__ += ['_exit'] if '_exit' in globals() else []
