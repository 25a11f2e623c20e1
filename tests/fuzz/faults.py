"""Exceptions that are raised, handled, chained, grouped and noted in nested calls, and their tracebacks' text."""

ERRORS = ['ValueError', 'KeyError', 'TypeError', 'LookupError', 'RuntimeError', 'OSError', 'Own', 'OwnKey', 'ArithmeticError', 'AttributeError', 'StopIteration', 'AssertionError']
PREPARE = '''\
import traceback
class Own(Exception):
    def __str__(self):
        return 'own ' + ', '.join(map(str, self.args))
class OwnKey(KeyError):
    pass
class Closing:
    def __init__(self, swallow, error=None):
        self.swallow = swallow
        self.error = error
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        if self.error:
            raise self.error('from exit')
        return self.swallow
    async def __aenter__(self):
        return self
    async def __aexit__(self, *info):
        return self.__exit__(*info)
async def agen(n):
    for i in range(n):
        yield i
def finish(co):
    try:
        co.send(None)
    except StopIteration as e:
        return e.value
    finally:
        co.close()
def attempt(f, *args):
    global limit
    limit = 80
    try:
        print(f.__name__, 'gives', plain(f(*args)))
    except BaseException as e:
        text = ''.join(traceback.format_exception(e))
        print(text[:6000])
'''
FAULTY = ['1 / 0', '[][1]', "{}['k']", 'None.attr', 'undefined', "int('x')", '[1, 2](3)', "'a' + 1", '1 + \'a\'', "len(5)", 'None[0]', 'a.b.c', "(1).real.x", '[i for i in 5]', 'f"{undefined!r}"',
          "open('/no/such')", '(lambda x: x.y)(1)', 'list(1 / i for i in [0])', '{**1}', '[*1]', 'print(*1)', 'print(**1)', "{[]: 1}", 'a < "x"', '-"x"', "'%d' % 'x'", "bytes([300])", 'iter(1)', "next(iter([]))",
          "'abc'.index('z')", 'a[1:2] + b', '(a, b)[5]', 'range(1, 2, 0)', 'max([])', "float('z')", '{1, 2} < 3', 'sum("ab")', "getattr(1, 'zz')", '1 .foo', 'object().x', 'sorted([1, "a"])', 'chr(-1)', '[].pop()', '{}.popitem()']


class Faults:
    def __init__(self, rng):
        self.rng = rng
        self.lines = [PREPARE]
        self.functions = []   # (name, kind)
        self.serial = 0

    def pick(self, *choices):
        return self.rng.choice(choices)

    def line(self, i, text):
        self.lines.append('    ' * i + text)

    def number(self):
        self.serial += 1
        return self.serial

    def error(self):
        kind = self.rng.choice(ERRORS)
        return f'{kind}({self.pick("", str(self.number()), repr("text " + str(self.number())), "1, 2", repr("two" + chr(10) + "lines"))})'

    def group(self, d=2):
        items = [self.group(d - 1) if d > 0 and self.rng.random() < 0.3 else self.error() for _ in range(self.pick(1, 1, 2, 3))]
        return f'ExceptionGroup({"group " + str(self.number())!r}, [{", ".join(items)}])'

    def call(self):
        if not self.functions or self.rng.random() < 0.3:
            return self.rng.choice(FAULTY)
        name, kind = self.rng.choice(self.functions)
        text = f'{name}({self.pick("1", "a", "[]", "b=2, a=1", "*[1]")})'
        if kind == 'generator':
            return self.pick(f'list({text})', f'next({text})', f'[x for x in {text}]')
        if kind == 'async':
            return f'(await {text})' if self.kind == 'async' and self.rng.random() < 0.8 else f'finish({text})'
        return text

    def expression(self):
        call = self.call()
        return self.pick(call, call, call, f'a + {call}', f'[{call}, 1]', f'str({call})', f'{call} if t(a) else b', f'(t(1) and\n        {call} or b)', f'{{"k": {call}}}', f'({call}).x', f'({call})[0]',
                         f'(lambda: {call})()', f'[{call} for _ in range(2)]', f'f"{{{call}}}"' if '"' not in call and "'" not in call and '\n' not in call and '{' not in call else call,
                         f'print(\n        1,\n        {call},\n    )', f'{call} < {call}', f'not {call}', f'-{call}', f't({call})') if 'await' not in call else self.pick(call, f'[{call}]', f't({call})', f'a + {call}')

    def statement(self, i, d):
        r = self.rng.random()
        if r < 0.2 or d <= 0:
            self.line(i, f'{self.pick("", "", "a = ", "b += ", "c: int = ", "x = y = ")}{self.expression()}')
        elif r < 0.28:
            self.line(i, f'raise {self.pick(self.error(), self.error(), self.rng.choice(ERRORS), self.group(), "3")}')
        elif r < 0.34:
            self.line(i, f'raise {self.error()} from {self.pick("None", self.error(), "1", "Own")}')
        elif r < 0.38:
            self.line(i, self.pick('raise', 'return 5', f'assert a == {self.number()}, {self.expression()}', 'assert not a', 'del undefined_local', 'import no_such_module', 'from sys import no_such_name', f'return {self.expression()}'))
        elif r < 0.63:
            self.tries(i, d)
        elif r < 0.72:
            self.line(i, f'for {self.pick("a", "b", "a, b")} in {self.pick("[1, 2]", "[(1, 2)]", "[0, 1]", "range(2)")}:')
            self.loops += 1
            self.block(i + 1, d)
            self.loops -= 1
        elif r < 0.8:
            word = 'async with' if self.kind == 'async' and self.rng.random() < 0.5 else 'with'
            self.line(i, f'{word} Closing({self.pick("True", "False", "False", "False, " + self.rng.choice(ERRORS))}){self.pick("", " as b")}:')
            self.block(i + 1, d)
        elif r < 0.84 and self.loops and not self.star:
            self.line(i, self.pick('break', 'continue'))
        elif r < 0.88:
            self.line(i, f'e = {self.pick(self.error(), self.group(1))}')
            self.line(i, f'e.add_note({self.pick(repr("note " + str(self.number())), repr("two" + chr(10) + "notes"))})')
            self.line(i, self.pick('raise e', 'e.__cause__ = Own(1)', 'e.__suppress_context__ = True', 'raise e from e', 'raise e.with_traceback(None)'))
        elif r < 0.92:
            self.line(i, f'class K{self.pick("", "(object)")}:')
            self.line(i + 1, f'x = {self.expression()}' if self.kind != 'async' else 'x = 1 / 0')
        elif r < 0.95 and self.kind == 'async':
            self.line(i, f'async for a in agen({self.rng.randrange(3)}):')
            self.loops += 1
            self.block(i + 1, d)
            self.loops -= 1
        elif r < 0.97:
            text = self.pick('1 / 0', 'raise KeyError(3)', 'def inner(): undefined\ninner()', '(', 'x = = 1', 'f(', '  x', 'return', 'a b', "'abc", 'break', 'def f(a, a): pass', '1 = x', 'f() = 1', 'nonlocal x', 'x = 5 +', '{1: 2, 3}', 'for x in', 'lambda x: (yield)')
            self.line(i, f'exec({text!r})')
        else:
            self.line(i, f'if t(a):')
            self.block(i + 1, d)
            if self.rng.random() < 0.5:
                self.line(i, 'else:')
                self.block(i + 1, d)

    def block(self, i, d):
        for _ in range(self.pick(1, 1, 2, 3)):
            self.statement(i, d - 1)

    def tries(self, i, d):
        self.line(i, 'try:')
        self.block(i + 1, d)
        r = self.rng.random()
        star = r < 0.25
        handlers = self.pick(0, 1, 1, 2) if not star else self.pick(1, 2)
        loops = self.loops
        if star:
            self.star += 1
            self.loops = 0
        for k in range(handlers):
            kinds = self.pick(self.rng.choice(ERRORS + ['Exception']), f'({self.rng.choice(ERRORS)}, {self.rng.choice(ERRORS)})', 'Exception', 'ArithmeticError', 'NameError')
            name = self.pick('', ' as e')
            self.line(i, f'except{"*" if star else ""} {kinds}{name}:')
            if name and self.rng.random() < 0.3:
                self.line(i + 1, self.pick(f'e.add_note("n{self.number()}")', 'raise', 'raise e', f'raise {self.error()} from e', 't(e.args)', 'c = e', 'e = 1', 'del e'))
            self.inside_star(i, d) if star else self.block(i + 1, d)
        if star:
            self.star -= 1
            self.loops = loops
        if handlers and self.rng.random() < 0.25:
            self.line(i, 'else:')
            self.block(i + 1, d)
        if not handlers or self.rng.random() < 0.4:
            self.line(i, 'finally:')
            self.block(i + 1, d)

    def inside_star(self, i, d):
        """A block without return, break or continue of the function."""
        start = len(self.lines)
        self.block(i + 1, d)
        for k in range(start, len(self.lines)):
            text = self.lines[k]
            if text.strip().startswith('return'):
                self.lines[k] = text[:len(text) - len(text.lstrip())] + 'pass'

    def function(self):
        self.kind = self.pick('plain', 'plain', 'plain', 'generator', 'async')
        self.loops = self.star = 0
        name = f'f{len(self.functions)}'
        self.line(0, f'{"async " if self.kind == "async" else ""}def {name}(a=0, b=1):')
        self.line(1, 't(a)')
        if self.kind == 'generator':
            self.line(1, f'yield {self.number()}')
        start = len(self.lines)
        self.block(1, 4)
        self.block(1, 3)
        if self.kind == 'generator':
            self.line(1, self.pick('yield a', 'yield from [1, 2]', f'yield {self.rng.choice(FAULTY)}', 'return 3'))
        self.functions.append((name, self.kind))
        drive = {'plain': f'attempt({name}', 'generator': f'attempt(lambda *a: list({name}(*a))', 'async': f'attempt(lambda *a: finish({name}(*a))'}[self.kind]
        for args in ('', ', 1', ', None, 2'):
            self.line(0, drive + args + ')')

    def recursion(self):
        self.line(0, f'def deep(n):\n    return {self.pick("deep(n - 1)", "1 + deep(n - 1)", "[deep(n - 1) for _ in [1]]", "(lambda: deep(n - 1))()")} if n else 1 / 0')
        self.line(0, f'attempt(deep, {self.pick(2, 5, 8, 30)})')

    def program(self):
        for _ in range(self.pick(2, 3, 4)):
            self.function()
        if self.rng.random() < 0.1:
            self.recursion()
        return '\n'.join(self.lines) + '\n'


def program(rng):
    return Faults(rng).program()
