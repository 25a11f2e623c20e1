"""os.path: path names as text, and what the file system says of them."""

import _os
import sys

__all__ = [
    'normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename',
    'dirname', 'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists',
    'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
    'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath',
    'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
    'commonpath', 'isjunction', 'isdevdrive',
]

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = sys.platform == 'darwin'


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + kind.__name__)
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not '
                    f'{type(text).__name__}')


def _check_arg_types(name, *args):
    # The reason why joining these failed.
    texts = data = False
    for arg in args:
        if isinstance(arg, str):
            texts = True
        elif isinstance(arg, bytes):
            data = True
        else:
            raise TypeError(f'{name}() argument must be str, bytes, or os.PathLike object, not '
                            f'{arg.__class__.__name__!r}') from None
    if texts and data:
        raise TypeError("Can't mix strings and bytes in path components") from None


def _slash(path):
    return b'/' if isinstance(path, bytes) else '/'


# ---- names --------------------------------------------------------------------------------------

def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_slash(s))


def join(a, /, *p):
    """Join path components; an absolute one throws away what stands before it."""
    path = a = _fspath(a)
    slash = _slash(a)
    try:
        for b in map(_fspath, p):
            if b.startswith(slash) or not path:
                path = b + a[:0]
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """(head, tail): tail is what follows the last slash."""
    p = _fspath(p)
    slash = _slash(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(root, extension): leading dots of a name begin no extension."""
    p = _fspath(p)
    dot, slash = (b'.', b'/') if isinstance(p, bytes) else ('.', '/')
    name = p.rfind(slash) + 1
    i = p.rfind(dot)
    if i > name and p[name:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    """(drive, root, tail): exactly two leading slashes are a root of their own."""
    p = _fspath(p)
    slash, empty = _slash(p), p[:0]
    if p[:1] != slash:
        return empty, empty, p
    if p[1:2] != slash or p[2:3] == slash:
        return empty, slash, p[1:]
    return empty, p[:2], p[2:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    """The longest string with which every item begins."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def normpath(path):
    """Without empty parts, '.' and parts taken back by '..'."""
    path = _fspath(path)
    if isinstance(path, bytes):
        slash, dot, dots = b'/', b'.', b'..'
    else:
        slash, dot, dots = '/', '.', '..'
    if not path:
        return dot
    drive, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b'/'):
            path = join(_os.getcwdb(), path)
    elif not path.startswith('/'):
        path = join(_os.getcwd(), path)
    return normpath(path)


def relpath(path, start=None):
    """The path as seen from `start`, by default the current folder."""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    if isinstance(path, bytes):
        dot, slash, dots = b'.', b'/', b'..'
    else:
        dot, slash, dots = '.', '/', '..'
    start = dot if start is None else _fspath(start)
    try:
        here = abspath(start).lstrip(slash)
        there = abspath(path).lstrip(slash)
        here = here.split(slash) if here else []
        there = there.split(slash) if there else []
        i = len(commonprefix([here, there]))
        parts = [dots] * (len(here) - i) + there[i:]
        return slash.join(parts) if parts else dot
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest path that all paths share."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if isinstance(paths[0], bytes):
        slash, dot = b'/', b'.'
    else:
        slash, dot = '/', '.'
    try:
        split_paths = [path.split(slash) for path in paths]
        try:
            absolute, = {path.startswith(slash) for path in paths}
        except ValueError:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[c for c in parts if c and c != dot] for parts in split_paths]
        common = commonprefix(split_paths)
        return (slash if absolute else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        _check_arg_types('commonpath', *paths)
        raise


def expanduser(path):
    """~ and ~user at the beginning stand for home folders."""
    path = _fspath(path)
    tilde = b'~' if isinstance(path, bytes) else '~'
    if not path.startswith(tilde):
        return path
    slash = _slash(path)
    i = path.find(slash, 1)
    if i < 0:
        i = len(path)
    import os
    if i == 1:
        if 'HOME' in os.environ:
            home = os.environ['HOME']
        else:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        try:
            import pwd
        except ImportError:
            return path
        name = path[1:i]
        try:
            home = pwd.getpwnam(os.fsdecode(name)).pw_dir
        except KeyError:
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    home = home.rstrip(slash)
    return home + path[i:] or slash


def expandvars(path):
    """$name and ${name} stand for variables of the environment; unknown ones stay."""
    path = _fspath(path)
    data = isinstance(path, bytes)
    text = path.decode('utf-8', 'surrogateescape') if data else path
    if '$' not in text:
        return path
    import os
    result = []
    i = 0
    while True:
        j = text.find('$', i)
        if j < 0:
            result.append(text[i:])
            break
        result.append(text[i:j])
        end = j + 1
        name = None
        if text[end:end + 1] == '{':
            close = text.find('}', end)
            if close > 0:
                name = text[end + 1:close]
                end = close + 1
        else:
            while end < len(text) and text[end].isascii() and (text[end].isalnum()
                                                               or text[end] == '_'):
                end += 1
            name = text[j + 1:end] or None
        if name is not None and name in os.environ:
            result.append(os.environ[name])
        else:
            result.append(text[j:end])
        i = end
    text = ''.join(result)
    return text.encode('utf-8', 'surrogateescape') if data else text


# ---- files --------------------------------------------------------------------------------------

def exists(path):
    try:
        _os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    try:
        _os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    try:
        return _os.stat(path).st_mode & 0o170000 == 0o100000
    except (OSError, ValueError):
        return False


def isdir(s):
    try:
        return _os.stat(s).st_mode & 0o170000 == 0o040000
    except (OSError, ValueError):
        return False


def islink(path):
    try:
        return _os.lstat(path).st_mode & 0o170000 == 0o120000
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    _fspath(path)
    return False


def isdevdrive(path):
    _fspath(path)
    return False


def ismount(path):
    """Whether another file system begins here."""
    try:
        here = _os.lstat(path)
    except (OSError, ValueError):
        return False
    if here.st_mode & 0o170000 == 0o120000:
        return False
    path = _fspath(path)
    parent = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        above = _os.lstat(parent)
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    return _os.stat(filename).st_size


def getmtime(filename):
    return _os.stat(filename).st_mtime


def getatime(filename):
    return _os.stat(filename).st_atime


def getctime(filename):
    return _os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(_os.stat(f1), _os.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(_os.fstat(fp1), _os.fstat(fp2))


def realpath(filename, *, strict=False):
    """The path without symbolic links; strict raises where a part does not exist."""
    filename = _fspath(filename)
    if isinstance(filename, bytes):
        slash, dot, dots, here = b'/', b'.', b'..', _os.getcwdb
    else:
        slash, dot, dots, here = '/', '.', '..', _os.getcwd
    ignored = () if strict else OSError
    # Parts still to walk, last one first; None closes the link whose path follows below it.
    rest = filename.split(slash)[::-1]
    path = slash if filename.startswith(slash) else here()
    seen = {}
    while rest:
        name = rest.pop()
        if name is None:
            seen[rest.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == dots:
            path = path[:path.rindex(slash)] or slash
            continue
        new = path + name if path == slash else path + slash + name
        try:
            if _os.lstat(new).st_mode & 0o170000 != 0o120000:
                path = new
                continue
            if new in seen:
                if seen[new] is not None:
                    path = seen[new]
                    continue
                # A loop of links.
                if strict:
                    _os.stat(new)
                path = new
                continue
            target = _os.readlink(new)
        except ignored:
            path = new
            continue
        if target.startswith(slash):
            path = slash
        seen[new] = None
        rest.append(new)
        rest.append(None)
        rest.extend(target.split(slash)[::-1])
    return path
