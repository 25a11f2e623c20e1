"""Path names that match a shell pattern."""

import os

__all__ = ['escape', 'glob', 'iglob', 'translate']


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match; ** matches folders at any depth if recursive is true."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    found = _iglob(pathname, root, dir_fd, recursive, False, include_hidden)
    if not pathname or recursive and _is_recursive(pathname[:2]):
        # ** alone matches the folder itself, whose name is empty.
        found = iter(found)
        try:
            first = next(found)
        except StopIteration:
            return found
        if first:
            from itertools import chain
            found = chain((first,), found)
    return found


def _iglob(pathname, root, dir_fd, recursive, folders_only, hidden):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        if base:
            if _lexists(_join(root, pathname)):
                yield pathname
        elif os.path.isdir(_join(root, folder)):
            # A pattern that ends in a slash wants folders.
            yield pathname
        return
    if not folder:
        if recursive and _is_recursive(base):
            yield from _glob_deep(root, base, folders_only, hidden)
        else:
            yield from _glob_here(root, base, folders_only, hidden)
        return
    if folder != pathname and has_magic(folder):
        folders = _iglob(folder, root, dir_fd, recursive, True, hidden)
    else:
        folders = [folder]
    for each in folders:
        inside = _join(root, each)
        if not has_magic(base):
            if base:
                names = [base] if _lexists(os.path.join(inside, base)) else []
            else:
                names = [base] if os.path.isdir(inside) else []
        elif recursive and _is_recursive(base):
            names = _glob_deep(inside, base, folders_only, hidden)
        else:
            names = _glob_here(inside, base, folders_only, hidden)
        for name in names:
            yield os.path.join(each, name)


def _glob_here(folder, pattern, folders_only, hidden):
    import fnmatch
    names = _listdir(folder, folders_only)
    if not (hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    return fnmatch.filter(names, pattern)


def _glob_deep(folder, pattern, folders_only, hidden):
    if not folder or os.path.isdir(folder):
        yield pattern[:0]
    yield from _walk(folder, folders_only, hidden)


def _walk(folder, folders_only, hidden):
    for name in _listdir(folder, folders_only):
        if hidden or not _is_hidden(name):
            yield name
            inner = _join(folder, name) if folder else name
            for deeper in _walk(inner, folders_only, hidden):
                yield _join(name, deeper)


def _listdir(folder, folders_only):
    data = isinstance(folder, bytes)
    try:
        with os.scandir(folder or (b'.' if data else '.')) as entries:
            names = []
            for entry in entries:
                try:
                    if not folders_only or entry.is_dir():
                        names.append(entry.name)
                except OSError:
                    pass
            return names
    except OSError:
        return []


def _lexists(path):
    return os.path.lexists(path)


def _join(folder, base):
    if not folder or not base:
        return folder or base
    return os.path.join(folder, base)


def has_magic(s):
    if isinstance(s, bytes):
        return b'*' in s or b'?' in s or b'[' in s
    return '*' in s or '?' in s or '[' in s


def _is_hidden(path):
    return path[:1] in ('.', b'.')


def _is_recursive(pattern):
    return pattern == b'**' if isinstance(pattern, bytes) else pattern == '**'


def escape(pathname):
    """The path with its special characters taken literally."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return b''.join([b'[%c]' % c if c in b'*?[' else bytes((c,)) for c in pathname])
    return ''.join(['[' + c + ']' if c in '*?[' else c for c in pathname])


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The regular expression of a path pattern."""
    import fnmatch
    import re
    if not seps:
        seps = os.path.sep
    escaped = ''.join(map(re.escape, seps))
    any_sep = f'[{escaped}]' if len(seps) > 1 else escaped
    not_sep = f'[^{escaped}]'
    if include_hidden:
        one_last, one = f'{not_sep}+', f'{not_sep}+{any_sep}'
        any_segments, any_last = f'(?:.+{any_sep})?', '.*'
    else:
        one_last = f'[^{escaped}.]{not_sep}*'
        one = f'{one_last}{any_sep}'
        any_segments = f'(?:{one})*'
        any_last = f'{any_segments}(?:{one_last})?'
    result = []
    parts = re.split(any_sep, pat)
    last = len(parts) - 1
    for i, part in enumerate(parts):
        if part == '*':
            result.append(one if i < last else one_last)
        elif recursive and part == '**':
            if i < last:
                if parts[i + 1] != '**':
                    result.append(any_segments)
            else:
                result.append(any_last)
        else:
            if part:
                if not include_hidden and part[0] in '*?':
                    result.append(r'(?!\.)')
                result.extend([f'{not_sep}*' if p is fnmatch._STAR else p
                               for p in fnmatch._translate(part, not_sep, re)])
            if i < last:
                result.append(any_sep)
    return rf'(?s:{"".join(result)})\Z'
