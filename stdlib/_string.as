"""How str.format() reads its templates, for classes that do the same."""


def formatter_field_name_split(name):
    """'a.b[0]' -> ('a', iterator of (True, 'b'), (False, 0))."""
    end = len(name)
    for i, c in enumerate(name):
        if c in '.[':
            end = i
            break
    first = name[:end]
    if first.isdigit():
        first = int(first)
    return first, _rest(name, end)


def _rest(name, i):
    while i < len(name):
        if name[i] == '.':
            start = i = i + 1
            while i < len(name) and name[i] not in '.[':
                i += 1
            if start == i:
                raise ValueError('Empty attribute in format string')
            yield True, name[start:i]
        elif name[i] == '[':
            end = name.find(']', i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = name[i + 1:end]
            if not key:
                raise ValueError('Empty attribute in format string')
            yield False, int(key) if key.isdigit() else key
            i = end + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")


def formatter_parser(text):
    """Yields (literal, field name, specification, conversion)."""
    i = 0
    literal = []
    while i < len(text):
        c = text[i]
        i += 1
        if c not in '{}':
            literal.append(c)
            continue
        if i < len(text) and text[i] == c:
            yield ''.join(literal) + c, None, None, None
            literal = []
            i += 1
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if i >= len(text):
            raise ValueError("Single '{' encountered in format string")
        start = i
        depth = 1
        while i < len(text):
            if text[i] == '{':
                depth += 1
            elif text[i] == '}':
                depth -= 1
                if not depth:
                    break
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield (''.join(literal), *_field(text[start:i]))
        literal = []
        i += 1
    if literal:
        yield ''.join(literal), None, None, None


def _field(text):
    # name [! conversion] [: specification]; brackets of the name hide the marks.
    i = 0
    inside = False
    while i < len(text):
        c = text[i]
        if c == '[':
            inside = True
        elif c == ']':
            inside = False
        elif c in '!:' and not inside:
            break
        elif c == '{':
            raise ValueError("unexpected '{' in field name")
        i += 1
    name = text[:i]
    conversion = None
    if text[i:i + 1] == '!':
        conversion = text[i + 1:i + 2]
        if not conversion:
            raise ValueError("end of string while looking for conversion specifier")
        i += 2
        if i < len(text) and text[i] != ':':
            raise ValueError("expected ':' after conversion specifier")
    return name, text[i + 1:], conversion
