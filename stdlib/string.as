"""Constants of ASCII characters, templates with $names, and str.format's machinery."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace", "Formatter",
           "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize the words of a string."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


# Template

_no_mapping = {}


class _Pattern:
    """The pattern of a Template class, compiled when first used: re is not a light import."""

    def __get__(self, instance, owner):
        owner._compile()
        return owner.__dict__["pattern"]


class _IgnoreCase:
    def __get__(self, instance, owner):
        import re
        return re.IGNORECASE


class Template:
    """A string with $name and ${name} in the places that substitute() fills."""

    delimiter = "$"
    # Only ASCII letters: with IGNORECASE alone, [a-z] would match others that fold to them.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _IgnoreCase()
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        import re
        pattern = cls.__dict__.get("pattern")
        if pattern is None or isinstance(pattern, _Pattern):
            delimiter = re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or name
            pattern = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|"
                       rf"{{(?P<braced>{braced})}}|(?P<invalid>))")
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        start = match.start("invalid")
        lines = self.template[:start].splitlines(keepends=True)
        if lines:
            line = len(lines)
            column = start - len("".join(lines[:-1]))
        else:
            line = column = 1
        if not lines:
            column = 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _unrecognized(self, match):
        return ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping=_no_mapping, /, **kws):
        """Replace the placeholders; a name that is not given is a KeyError."""
        mapping = _merge(mapping, kws)

        def convert(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                return str(mapping[name])
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                self._invalid(match)
            raise self._unrecognized(match)

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        """Replace the placeholders whose names are given, and leave the others."""
        mapping = _merge(mapping, kws)

        def convert(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group("escaped") is not None:
                return self.delimiter
            if match.group("invalid") is not None:
                return match.group()
            raise self._unrecognized(match)

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether substitute() could fill the template."""
        for match in self.pattern.finditer(self.template):
            if match.group("invalid") is not None:
                return False
            if (match.group("named") is None and match.group("braced") is None
                    and match.group("escaped") is None):
                raise self._unrecognized(match)
        return True

    def get_identifiers(self):
        """The names in the template, in the order in which they first occur."""
        names = []
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                if name not in names:
                    names.append(name)
            elif match.group("invalid") is None and match.group("escaped") is None:
                raise self._unrecognized(match)
        return names


def _merge(mapping, kws):
    if mapping is _no_mapping:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap
    return ChainMap(kws, mapping)


# Formatter

def _parse_format(text):
    """Split a format string into (literal, field name, format spec, conversion).

    The last three are None for a literal that no field follows.
    """
    end = len(text)
    i = 0
    while i < end:
        literal = []
        field = None
        while i < end:
            c = text[i]
            if c not in "{}":
                start = i
                while i < end and text[i] not in "{}":
                    i += 1
                literal.append(text[start:i])
                continue
            i += 1
            if i < end and text[i] == c:
                # A doubled brace stands for itself, and ends the literal.
                literal.append(c)
                i += 1
                break
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if i == end:
                raise ValueError("Single '{' encountered in format string")
            field, i = _parse_field(text, i, end)
            break
        if field is None:
            yield "".join(literal), None, None, None
        else:
            yield "".join(literal), *field


def _parse_field(text, i, end):
    """Parse a field behind its opening brace: ((name, spec, conversion), where it ends)."""
    start = i
    bracket = False
    while i < end:
        c = text[i]
        if c == "{":
            raise ValueError("unexpected '{' in field name")
        if c == "[":
            bracket = True
        elif c == "]":
            bracket = False
        elif not bracket and c in "}:!":
            break
        i += 1
    else:
        raise ValueError("expected '}' before end of string")
    name = text[start:i]
    conversion = None
    if text[i] == "!":
        i += 1
        if i >= end:
            raise ValueError("end of string while looking for conversion specifier")
        conversion = text[i]
        i += 1
        if i >= end:
            raise ValueError("unmatched '{' in format spec")
        if text[i] not in ":}":
            raise ValueError("expected ':' after conversion specifier")
    spec = ""
    if text[i] == ":":
        i += 1
        start = i
        depth = 1
        while i < end:
            if text[i] == "{":
                depth += 1
            elif text[i] == "}":
                depth -= 1
                if depth == 0:
                    break
            i += 1
        else:
            raise ValueError("unmatched '{' in format spec")
        spec = text[start:i]
    return (name, spec, conversion), i + 1


def _as_index(text):
    """A field name's part: an int if it is a number."""
    return int(text) if text.isdecimal() else text


def _split_field_name(name):
    """Split `first.attr[key]`: (first, iterator over (is it an attribute, attr or key))."""
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    return _as_index(name[:i]), _rest_of_name(name, i)


def _rest_of_name(name, i):
    while i < len(name):
        if name[i] == ".":
            start = i + 1
            i = start
            while i < len(name) and name[i] not in ".[":
                i += 1
            if i == start:
                raise ValueError("Empty attribute in format string")
            yield True, name[start:i]
        elif name[i] == "[":
            start = i + 1
            i = name.find("]", start)
            if i < 0:
                raise ValueError("Missing ']' in format string")
            if i == start:
                raise ValueError("Empty attribute in format string")
            yield False, _as_index(name[start:i])
            i += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")


class Formatter:
    """str.format, with methods that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            first, _ = _split_field_name(name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to "
                                     "automatic field numbering")
                name = str(auto_arg_index) + name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual "
                                     "field specification")
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args,
                                                 recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, part in rest:
            obj = getattr(obj, part) if is_attribute else obj[part]
        return obj, first
