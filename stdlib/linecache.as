"""Lines of source files, kept in memory once read."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

# name -> (size, mtime or None, lines, full name), or (function that gets the source,).
cache = {}


def clearcache():
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """One line of a file, with its line end; '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget files that have changed since they were read."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        import os
        try:
            now = os.stat(entry[3])
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if entry[0] != now.st_size or entry[1] != now.st_mtime:
            cache.pop(name, None)


def _decode(data):
    # UTF-8, unless a coding comment on one of the first two lines says otherwise.
    if data[:3] == b'\xef\xbb\xbf':
        data = data[3:]
    encoding = 'utf-8'
    for line in data.split(b'\n', 2)[:2]:
        line = line.strip()
        if line and line[:1] != b'#':
            break
        place = line.find(b'coding')
        if place >= 0 and line[place + 6:place + 7] in (b':', b'='):
            word = line[place + 7:].split()
            name = word[0].decode('ascii', 'replace') if word else ''
            encoding = ''.join([c for c in name if c.isalnum() or c in '-_.']) or encoding
            break
    text = data.decode(encoding)
    return text.replace('\r\n', '\n').replace('\r', '\n')


def _split(text):
    lines = text.split('\n')
    last = lines.pop()
    lines = [line + '\n' for line in lines]
    if last:
        lines.append(last + '\n')
    return lines


def updatecache(filename, module_globals=None):
    """Read a file's lines anew; [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        cache.pop(filename, None)
    if not filename or filename[:1] == '<' and filename[-1:] == '>':
        return []
    import os
    full = filename
    try:
        info = os.stat(full)
    except OSError:
        # A module may know where its source is although no file has this name.
        if lazycache(filename, module_globals):
            try:
                text = cache[filename][0]()
            except (ImportError, OSError):
                pass
            else:
                if text is None:
                    return []
                cache[filename] = (len(text), None, _split(text), full)
                return cache[filename][2]
        if os.path.isabs(filename):
            return []
        import sys
        for folder in sys.path:
            try:
                full = os.path.join(folder, filename)
            except (TypeError, AttributeError):
                continue
            try:
                info = os.stat(full)
                break
            except (OSError, ValueError):
                pass
        else:
            return []
    except ValueError:
        return []
    try:
        with open(full, 'rb') as file:
            lines = _split(_decode(file.read()))
    except (OSError, UnicodeDecodeError, LookupError):
        return []
    cache[filename] = (info.st_size, info.st_mtime, lines, full)
    return lines


def lazycache(filename, module_globals):
    """Note how a module's loader gives its source, to ask for it when a line is wanted."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if not filename or filename[:1] == '<' and filename[-1:] == '>':
        return False
    if module_globals and '__name__' in module_globals:
        spec = module_globals.get('__spec__')
        name = getattr(spec, 'name', None) or module_globals['__name__']
        loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
        get_source = getattr(loader, 'get_source', None)
        if name and get_source:
            cache[filename] = (lambda: get_source(name),)
            return True
    return False
