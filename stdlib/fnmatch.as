"""File names against shell patterns: * ? [seq] [!seq]."""

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']

_MAX_CACHED = 512
_cache = {}


def fnmatch(name, pat):
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def _compile(pat):
    key = (type(pat), pat)
    match = _cache.get(key)
    if match is None:
        import re
        if isinstance(pat, bytes):
            regex = translate(pat.decode('latin-1')).encode('latin-1')
        else:
            regex = translate(pat)
        if len(_cache) >= _MAX_CACHED:
            _cache.clear()
        match = _cache[key] = re.compile(regex).match
    return match


def fnmatchcase(name, pat):
    return _compile(pat)(name) is not None


def filter(names, pat):
    """The names that match."""
    import os
    match = _compile(os.path.normcase(pat))
    return [name for name in names if match(name)]


def translate(pat):
    """The regular expression of a shell pattern."""
    import re
    parts = _translate(pat, '.', re)
    return _join(parts)


_STAR = object()


def _translate(pat, any_char, re):
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] is not _STAR:
                parts.append(_STAR)
        elif c == '?':
            parts.append(any_char)
        elif c == '[':
            j = i
            if pat[j:j + 1] == '!':
                j += 1
            if pat[j:j + 1] == ']':
                j += 1
            j = pat.find(']', j)
            if j < 0:
                parts.append('\\[')
                continue
            parts.append(_char_class(pat[i:j], i, re))
            i = j + 1
        else:
            parts.append(re.escape(c))
    return parts


def _char_class(text, start, re):
    negated = text[:1] == '!'
    if '-' not in text:
        text = text.replace('\\', r'\\')
    else:
        # Split at the hyphens that make ranges; drop the ranges that hold nothing.
        chunks = []
        i = 0
        k = 2 if negated else 1
        while True:
            k = text.find('-', k)
            if k < 0:
                break
            chunks.append(text[i:k])
            i = k + 1
            k += 3
        last = text[i:]
        if last:
            chunks.append(last)
        else:
            chunks[-1] += '-'
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        text = '-'.join([s.replace('\\', r'\\').replace('-', r'\-') for s in chunks])
    # Set operations of regular expressions are not meant.
    text = re.sub(r'([&~|])', r'\\\1', text)
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    if text[0] == '!':
        text = '^' + text[1:]
    elif text[0] in ('^', '['):
        text = '\\' + text
    return f'[{text}]'


def _join(parts):
    # Each * but the last takes as little as it can, and never gives back.
    result = []
    i, n = 0, len(parts)
    while i < n and parts[i] is not _STAR:
        result.append(parts[i])
        i += 1
    while i < n:
        i += 1
        if i == n:
            result.append('.*')
            break
        fixed = []
        while i < n and parts[i] is not _STAR:
            fixed.append(parts[i])
            i += 1
        fixed = ''.join(fixed)
        if i == n:
            result.append('.*' + fixed)
        else:
            result.append(f'(?>.*?{fixed})')
    return rf'(?s:{"".join(result)})\Z'
