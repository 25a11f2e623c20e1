"""Operators, methods, indexing and formatting of the built-in types, with random operands."""

INTS = [0, 1, -1, 2, 3, 7, 10, 16, 255, 256, -256, 1000, 65536, 2**31 - 1, 2**31, -2**31, 2**53, 2**61, 2**62 - 1,
        2**62, -2**62, -2**62 - 1, 2**63 - 1, 2**63, -2**63, 2**64, 10**18, 10**19, -10**20, 2**100, 3**80, -7**60]
FLOATS = ['0.0', '-0.0', '1.0', '-1.5', '0.1', '1e16', '1e15', '123456789.125', '1e-5', '0.0001', '1e300', '-1e-300',
          '5e-324', "float('inf')", "float('-inf')", "float('nan')", '2.5', '3.5', '0.5', '1e22', '1e23', '4503599627370497.5',
          '3.141592653589793', '1e100', '99999.99999']
WORDS = ['', 'a', 'abc', 'ABC', 'Hello World', 'hello', ' padded\t', 'a,b,,c', 'é', 'ÀÉÎ', 'straße', '☃snow', '😀', 'a😀b', '123',
         '0', '-12', '1_000', '0x1f', '1.5', 'x y  z', 'line\nline2\r\nend', 'tab\tsep', 'aXbXc', 'aaa', 'abab', "it's",
         '"q"', "\\", '\x00', '\x7f', 'ǆ', 'ﬁ', '٣', '²', '\u2028', '{}', '%s', 'İ', 'ß', 'Σας', 'title case text']
BYTES = [b'', b'a', b'abc', b'Hello World', b' pad ', b'a,b,,c', b'\x00\xff', b'123', b'aaa', b'line\nline2', b'\xc3\xa9', b'x' * 20]
BINARY = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '==', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or']

# Method names with the kinds of their arguments; '?' after a kind: may be left out.
METHODS = {
    'str': ['capitalize', 'casefold', 'center i c?', 'count s i? i?', 'encode enc? err?', 'endswith s i? i?', 'expandtabs i?',
            'find s i? i?', 'format v? v?', 'index s i? i?', 'isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit',
            'isidentifier', 'islower', 'isnumeric', 'isprintable', 'isspace', 'istitle', 'isupper', 'join L', 'ljust i c?',
            'lower', 'lstrip s?', 'partition s', 'removeprefix s', 'removesuffix s', 'replace s s i?', 'rfind s i? i?',
            'rindex s i? i?', 'rjust i c?', 'rpartition s', 'rsplit s? i?', 'rstrip s?', 'split s? i?', 'splitlines B?',
            'startswith s i? i?', 'strip s?', 'swapcase', 'title', 'translate D', 'upper', 'zfill i', '__len__', '__contains__ s',
            '__getitem__ i', '__mul__ i', '__add__ s', '__eq__ s', '__lt__ s', '__mod__ v', '__iter__'],
    'bytes': ['capitalize', 'center i C?', 'count b i? i?', 'decode enc? err?', 'endswith b', 'expandtabs i?', 'find b i? i?',
              'hex', 'index b', 'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'join M',
              'ljust i C?', 'lower', 'lstrip b?', 'partition b', 'removeprefix b', 'removesuffix b', 'replace b b i?', 'rfind b',
              'rindex b', 'rjust i C?', 'rpartition b', 'rsplit b? i?', 'rstrip b?', 'split b? i?', 'splitlines B?',
              'startswith b', 'strip b?', 'swapcase', 'title', 'upper', 'zfill i', '__getitem__ i', '__mul__ i', '__add__ b', '__contains__ v'],
    'list': ['append v', 'clear', 'copy', 'count v', 'extend L', 'index v i? i?', 'insert i v', 'pop i?', 'remove v', 'reverse',
             'sort', '__getitem__ i', '__setitem__ i v', '__delitem__ i', '__add__ l', '__mul__ i', '__contains__ v', '__len__', '__eq__ l'],
    'tuple': ['count v', 'index v i? i?', '__getitem__ i', '__add__ T', '__mul__ i', '__contains__ v', '__len__', '__lt__ T'],
    'dict': ['clear', 'copy', 'get k v?', 'items', 'keys', 'pop k v?', 'popitem', 'setdefault k v?', 'update d', 'values',
             '__getitem__ k', '__setitem__ k v', '__delitem__ k', '__contains__ k', '__or__ d', '__eq__ d', '__len__'],
    'set': ['add i', 'clear', 'copy', 'difference S', 'difference_update S', 'discard i', 'intersection S', 'isdisjoint S',
            'issubset S', 'issuperset S', 'remove i', 'symmetric_difference S', 'union S', 'update S', '__contains__ i',
            '__and__ S', '__or__ S', '__sub__ S', '__xor__ S', '__le__ S', '__lt__ S', 'pop'],
    'int': ['bit_length', 'bit_count', 'as_integer_ratio', 'conjugate', 'to_bytes i? end?', 'is_integer', '__add__ n', '__divmod__ n', '__pow__ j n?',
            '__floordiv__ n', '__mod__ n', '__round__ j?', '__index__', '__float__', '__neg__', '__abs__', '__and__ n', '__rsub__ n'],
    'float': ['as_integer_ratio', 'hex', 'is_integer', 'conjugate', '__round__ j?', '__trunc__', '__floor__', '__ceil__', '__divmod__ f',
              '__mod__ f', '__pow__ f', '__add__ n', '__eq__ n', '__lt__ n'],
    'range': ['count i', 'index i', '__getitem__ i', '__len__', '__contains__ v', '__eq__ R', '__reversed__', '__hash__'],
    'bytearray': ['append C8', 'extend b', 'insert i C8', 'pop i?', 'remove C8', 'reverse', 'clear', 'copy', 'find b', 'replace b b',
                  'split b?', 'strip b?', 'decode', 'hex', '__setitem__ i C8', '__delitem__ i', '__getitem__ i', '__iadd__ b', '__imul__ j', 'join M'],
    'complex': ['conjugate', '__add__ n', '__mul__ f', '__eq__ n', '__abs__', '__pow__ j', '__bool__'],
    'memoryview': ['tobytes', 'tolist', 'hex', '__getitem__ i', '__len__', '__eq__ b', 'release', 'toreadonly'],
}
FUNCTIONS = ['abs v', 'all L', 'any L', 'ascii v', 'bin v', 'bool v', 'bytes v', 'bytearray v', 'callable v', 'chr i', 'complex v v?', 'dict v', 'divmod n n',
             'enumerate v i?', 'filter F v', 'float v', 'frozenset S', 'hash hash', 'hex v', 'int v', 'int s j', 'isinstance v K', 'iter v', 'len v',
             'list v', 'map F v', 'map F v v', 'max v v?', 'min v v?', 'next v v?', 'oct v', 'ord s', 'ord c', 'pow n j n?', 'range i i? i?', 'repr v', 'reversed v', 'round n j?',
             'set S', 'slice v v? v?', 'sorted v', 'str v', 'str b enc', 'sum v v?', 'tuple v', 'type v', 'zip v v', 'memoryview b', 'issubclass K K', 'format v spec']
SPECS_FLAGS = (['', '', '<', '>', '^', '=', '*<', '☃>', '0=', 'x^'], ['', '', '+', '-', ' '], ['', '', '', 'z', '#'], ['', '', '0'], ['', '', '5', '12', '30', '1'],
               ['', '', '', ',', '_'], ['', '', '.0', '.1', '.3', '.10', '.25'], ['', '', 'd', 'f', 'e', 'g', 'G', 'E', 'F', '%', 'x', 'X', 'o', 'b', 'c', 'n', 's', 'q'])


class Values:
    def __init__(self, rng):
        self.rng = rng

    def pick(self, *choices):
        return self.rng.choice(choices)

    def n_int(self):
        if self.rng.random() < 0.5:
            return self.rng.choice(INTS)
        return self.rng.randrange(-20, 50) if self.rng.random() < 0.6 else self.rng.getrandbits(self.rng.randrange(1, 220)) * self.pick(1, -1)

    def small(self):
        return str(self.rng.randrange(-6, 12))

    def paren(self, number):
        return f'({number})' if str(number).startswith('-') else str(number)

    def float(self):
        if self.rng.random() < 0.6:
            return self.rng.choice(FLOATS)
        return repr(self.rng.uniform(-1, 1) * 10.0 ** self.rng.randrange(-20, 25))

    def items(self, kind, most=5):
        return ', '.join(self.value(kind) for _ in range(self.rng.randrange(most)))

    def value(self, kind):
        rng = self.rng
        if kind == 'hash': # a NaN is hashed by its address
            kind = 'int'
        if kind in ('n', 'int'):
            return self.paren(self.n_int()) if kind == 'int' or rng.random() < 0.6 else self.pick(self.paren(self.float()), 'True', 'False')
        if kind in ('f', 'float'):
            return self.paren(self.float())
        if kind == 'i':
            return self.small() if rng.random() < 0.95 else self.pick('True', 'None', '2**70', "'x'", '1.0')
        if kind == 'j':
            return self.small() if rng.random() < 0.95 else self.pick('True', 'None', "'x'", '1.0')
        if kind in ('s', 'str'):
            return repr(rng.choice(WORDS)) if rng.random() < 0.8 else repr(rng.choice(WORDS) + rng.choice(WORDS))
        if kind == 'c':
            return repr(self.pick('*', ' ', 'é', '☃', '', 'ab'))
        if kind == 'C':
            return repr(self.pick(b'*', b' ', b'', b'ab'))
        if kind == 'C8':
            return str(self.pick(0, 65, 255, 256, -1, 97))
        if kind in ('b', 'bytes'):
            return repr(rng.choice(BYTES)) if rng.random() < 0.9 else self.pick('97', "'a'", "bytearray(b'a')")
        if kind == 'bytearray':
            return f'bytearray({rng.choice(BYTES)!r})'
        if kind == 'memoryview':
            return f'memoryview({rng.choice(BYTES)!r})'
        if kind == 'complex':
            return f'complex({self.float()}, {self.float()})'
        if kind in ('l', 'list'):
            return f'[{self.items(self.pick("int", "i", "s", "v", "f"))}]'
        if kind in ('T', 'tuple'):
            text = self.items(self.pick('int', 'i', 's', 'v'))
            return f'({text},)' if text else '()'
        if kind in ('k',):
            return self.pick("'a'", "'b'", '1', '2', 'None', '(1, 2)', '1.0', '[]')
        if kind in ('d', 'dict'):
            return '{' + ', '.join(f'{self.pick(*["1", "2", chr(39) + "a" + chr(39), "(1, 2)", "None"])}: {self.value("v")}' for _ in range(rng.randrange(4))) + '}'
        if kind in ('S', 'set'):
            text = ', '.join(str(rng.randrange(8)) for _ in range(rng.randrange(5)))
            return f'{{{text}}}' if text and kind == 'set' else f'{self.pick("set", "frozenset", "set" if kind == "set" else "list")}([{text}])'
        if kind in ('R', 'range'):
            return f'range({", ".join(self.pick("0", "5", "-3", "10", "100", "2") for _ in range(self.pick(1, 2)))})' if rng.random() < 0.6 else f'range({self.small()}, {self.small()}, {self.pick(1, 2, 3, -1, -2, 0)})'
        if kind == 'L':
            return f'[{self.items("s")}]' if rng.random() < 0.85 else self.value('v')
        if kind == 'M':
            return f'[{self.items("b")}]'
        if kind == 'D':
            return self.pick('{97: None}', "{97: 'xyz', 98: 99}", "str.maketrans('abc', 'xyz')", "str.maketrans('a', 'b', 'c')", '{}')
        if kind == 'B':
            return self.pick('True', 'False')
        if kind == 'F':
            return self.pick('None', 'str', 'len', 'lambda x: x', 'lambda x: -x', 'bool', 'lambda x, y: (x, y)')
        if kind == 'K':
            return self.pick('int', 'str', '(int, str)', 'object', 'list', 'float | None', '1', 'type', 'bool')
        if kind == 'enc':
            return self.pick("'utf-8'", "'ascii'", "'latin-1'", "'utf-16'", "'utf-32-le'", "'UTF8'", "'no-such'")
        if kind == 'err':
            return self.pick("'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'")
        if kind == 'end':
            return self.pick("'big'", "'little'", "'middle'")
        if kind == 'spec':
            return repr(self.spec())
        # any value
        return self.value(self.pick('int', 'int', 'float', 'str', 'str', 'bytes', 'l', 'T', 'd', 'set', 'R', 'complex', 'bytearray')) if rng.random() < 0.85 \
            else self.pick('None', 'True', 'False', '...', 'NotImplemented', 'int', 'object')

    def spec(self):
        return ''.join(self.rng.choice(part) for part in SPECS_FLAGS)

    def arguments(self, kinds):
        out = []
        for kind in kinds:
            if kind.endswith('?'):
                if self.rng.random() < 0.5:
                    break
                kind = kind[:-1]
            out.append(self.value(kind if kind in ('hash', 'j') or self.rng.random() < 0.93 else 'v'))
        if self.rng.random() < 0.02:
            out.append('None')
        return ', '.join(out)

    def method(self):
        kind = self.rng.choice(list(METHODS))
        name, *kinds = self.rng.choice(METHODS[kind]).split()
        text = f'{self.value(kind)}'
        call = f'x.{name}({self.arguments(kinds)})'
        return text, call

    def expression(self):
        r = self.rng.random()
        if r < 0.3:
            value, call = self.method()
            # What the call answered, and what it did to its object.
            return f'(lambda x: ({call}, x))({value})'
        if r < 0.5:
            op = self.rng.choice(BINARY)
            right = self.value(self.pick('n', 'v', 'n'))
            left = self.value(self.pick('n', 'v', 'n', 'int', 'float'))
            if op in ('**', '<<', '>>'):
                right = self.value(self.pick('j', 'j', 'j', 'f'))
            elif op == '*' and self.rng.random() < 0.8:
                left, right = self.value(self.pick('n', 's', 'l', 'T', 'b')), self.value(self.pick('i', 'n' if left[:1] in '(0123456789' else 'i'))
            return f'{left} {op} {right}'
        if r < 0.65:
            name, *kinds = self.rng.choice(FUNCTIONS).split()
            return f'{name}({self.arguments(kinds)})'
        if r < 0.75:
            value = self.value(self.pick('n', 'f', 'int', 'v', 's', 'complex'))
            return self.pick(f'format({value}, {self.spec()!r})', f'f"{{{value}{self.pick("", "!r", "!s", "!a")}:{{W}}}}"'.replace('{W}', self.spec().replace('"', '')) if '"' not in value and '\\' not in value
                             else f'format({value}, {self.spec()!r})', f'"{{:{self.spec()}}}".format({value})')
        if r < 0.82:
            return self.percent()
        if r < 0.9:
            value = self.value(self.pick('s', 'l', 'T', 'bytes', 'R', 'bytearray', 'memoryview'))
            parts = [self.small() if self.rng.random() < 0.6 else '' for _ in range(self.pick(1, 2, 2, 3, 3))]
            if len(parts) == 1:
                parts[0] = parts[0] or '0'
            return f'{value}[{":".join(parts)}]'
        if r < 0.93:
            return f'{self.pick("-", "+", "~", "not ")}{self.value(self.pick("n", "n", "v"))}'
        if r < 0.97:
            parts = [self.small() if self.rng.random() < 0.6 else '' for _ in range(self.pick(1, 2, 2, 3, 3))]
            if len(parts) == 1:
                parts[0] = parts[0] or '0'
            value, index = self.value(self.pick('list', 'list', 'bytearray')), ':'.join(parts)
            new = self.value(self.pick('l', 'l', 'bytes', 'v', 'T'))
            return self.pick(f'changed({value}, "x[{index}] = y", {new})', f'changed({value}, "del x[{index}]")', f'changed({value}, "x[{index}] += y", {new})')
        names = self.pick('a, b', 'a, *b', '*a, b', 'a, (b, *c)', '[a, b, c]', '*a, b, c', '(a,)', '*a,')
        return f'changed({self.value(self.pick("l", "T", "s", "R", "d", "v"))}, "{names} = x")'

    def percent(self):
        conversions = []
        for _ in range(self.pick(1, 1, 2)):
            conversions.append('%' + self.pick('', '', '-', '0', '+', ' ', '#', '-+') + self.pick('', '5', '12', '*') + self.pick('', '', '.2', '.0', '.10') + self.pick(*'sdrfgeGxXoicaF%u'))
        values = [self.value(kind) for c in conversions for kind in ['i'] * c.count('*') + [self.pick('n', 'n', 's', 'v')] * (not c.endswith('%'))]
        if self.rng.random() < 0.1:
            values = values[1:] + [self.value('v')] * self.rng.randrange(2)
        text = repr(self.pick('', 'a ') + ' '.join(conversions) + self.pick('', ' z'))
        if self.rng.random() < 0.1:
            return f"'%(k)s %(n)5d' % {{'k': {self.value('v')}, 'n': {self.value('n')}}}"
        if self.rng.random() < 0.15:
            return f'b{text} % ({", ".join(values)}{"," if len(values) == 1 else ""})'
        return f'{text} % ({", ".join(values)}{"," if len(values) == 1 else ""})'


PREPARE = '''\
def changed(x, text, y=None):
    names = {'x': x, 'y': y}
    try:
        exec(text, {}, names)
    except Exception as e:
        print('   ', type(e).__name__, e)
    return {k: names[k] for k in sorted(names) if k != 'y'}
'''


def program(rng):
    made = Values(rng)
    lines = [PREPARE]
    for _ in range(30):
        lines.append(f'p(lambda: {made.expression()})')
    return '\n'.join(lines) + '\n'
