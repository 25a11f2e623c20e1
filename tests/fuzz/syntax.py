"""Random programs that mean the same in Aspen and in CPython.

`program(rng)` gives the text of one. Every program is deterministic and ends: whatever is evaluated
passes through t(), which records it and stops the function under test after a number of steps. What
a function did, which exception left it, and where in the source, is printed.
"""

NAMES = ['a', 'b', 'c', 'd']
ERRORS = ['ValueError', 'KeyError', 'TypeError', 'ZeroDivisionError', 'LookupError', 'Exception']
BINARY = ['+', '-', '*', '//', '%', '&', '|', '^', '<<', '>>', '/', '**', '@']
COMPARE = ['<', '<=', '==', '!=', '>', '>=', 'is', 'is not', 'in', 'not in']


class Function:
    """What may be written where: the function that is being generated."""

    def __init__(self, kind, names, outer):
        self.kind = kind          # 'plain', 'generator', 'async', 'lambda', 'class'
        self.names = names
        self.outer = outer
        self.loops = 0
        self.comprehension = 0
        self.in_star = 0          # inside except*


class Generator:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.count = 0
        self.serial = 0
        self.f = None
        self.exec_level = False  # inside text for exec

    # -- expressions

    def pick(self, *choices):
        return self.rng.choice(choices)

    def number(self):
        self.serial += 1
        return self.rng.choice([0, 1, 2, 3, -1, 7, 100, 1000, self.serial, 1 << 40, 1 << 70])

    def leaf(self):
        r = self.rng.random()
        if r < 0.35:
            return self.rng.choice(self.f.names)
        if r < 0.6:
            return f't({self.number()})'
        if r < 0.7:
            return str(self.number()).replace('-1', '(-1)')
        if r < 0.78:
            return repr(self.pick('x', '', 'abc', 'é☃'))
        if r < 0.84:
            return self.pick('None', 'True', 'False', '...')
        if r < 0.9:
            return self.pick('1.5', '2.0', '0.0')
        return f'M({self.rng.randrange(6)})'

    def expr(self, depth=3):
        if depth <= 0 or self.rng.random() < 0.2:
            return self.leaf()
        return getattr(self, 'e_' + self.rng.choice(self.expressions))(depth - 1)

    expressions = ['binary', 'binary', 'binary', 'unary', 'boolean', 'boolean', 'compare', 'compare',
                   'conditional', 'tuple', 'list', 'dict', 'set', 'index', 'slice', 'attribute',
                   'call', 'call', 'method', 'lambda', 'comprehension', 'comprehension', 'genexp',
                   'fstring', 'walrus', 'walrus', 'wait', 't', 'constant', 'names']

    def e_names(self, d):
        if self.exec_level:
            return self.leaf()
        return "sorted(set(locals()) - {'.0'})"

    def e_t(self, d):
        return f't({self.expr(d)})'

    def e_constant(self, d):
        return self.pick('(1, 2)', '(1 + 2 * 3)', '-(5)', "'a' * 3", '(1, (2, 3))[1]', '2 ** 10',
                         '(not 1)', '[1, 2, 3]', "{1, 2}", "b'ab'", '10 // 3', "'ab' 'cd'", '1 < 2 < 3')

    def e_binary(self, d):
        op = self.rng.choice(BINARY[:8] + ['+'] * 6)
        right = str(self.rng.randrange(-3, 200)) if self.rng.random() < 0.3 else self.expr(d)
        if op in ('<<', '**', '>>'):
            right = str(self.rng.randrange(0, 5))
        return f'({self.expr(d)} {op} {right})'

    def e_unary(self, d):
        return f'({self.pick("-", "+", "~", "not ")}{self.expr(d)})'

    def e_boolean(self, d):
        op = self.pick(' and ', ' or ')
        return '(' + op.join(self.expr(d) for _ in range(self.rng.randrange(2, 4))) + ')'

    def e_compare(self, d):
        text = self.expr(d)
        for _ in range(self.pick(1, 1, 1, 2)):
            # Singletons alone are compared by identity: what else is the same object may differ.
            op = self.rng.choice(COMPARE)
            text += f' {op} ' + (self.pick('None', 'True') if op.startswith('is') else self.expr(d))
        return f'({text})'

    def e_conditional(self, d):
        return f'({self.expr(d)} if {self.expr(d)} else {self.expr(d)})'

    def items(self, d, star='*'):
        out = []
        for _ in range(self.rng.randrange(0, 4)):
            out.append(f'*{self.sequence(d)}' if self.rng.random() < 0.15 else self.expr(d))
        return out

    def sequence(self, d):
        r = self.rng.random()
        if r < 0.3:
            return f'range({self.rng.randrange(4)})'
        if r < 0.6:
            return self.e_list(d)
        if r < 0.8:
            return self.e_tuple(d)
        return self.pick("'xyz'", '{1: 2, 3: 4}', self.rng.choice(self.f.names))

    def e_tuple(self, d):
        items = self.items(d)
        return '(' + ', '.join(items) + (',)' if len(items) == 1 else ')')

    def e_list(self, d):
        return '[' + ', '.join(self.items(d)) + ']'

    def e_set(self, d):
        return f'len({{{self.expr(d)}, {self.expr(d)}}})'

    def e_dict(self, d):
        parts = []
        for _ in range(self.rng.randrange(0, 3)):
            parts.append('**{1: 2}' if self.rng.random() < 0.15 else f'{self.expr(d)}: {self.expr(d)}')
        return '{' + ', '.join(parts) + '}'

    def e_index(self, d):
        return f'{self.atom(d)}[{self.expr(d)}]'

    def e_slice(self, d):
        parts = [self.expr(0) if self.rng.random() < 0.6 else '' for _ in range(self.pick(2, 2, 3))]
        return f'{self.atom(d)}[{":".join(parts)}]'

    def atom(self, d):
        return self.pick(self.rng.choice(self.f.names), self.e_list(d), self.e_tuple(d), "'hello'",
                         f'M({self.rng.randrange(6)})', 'G')

    def e_attribute(self, d):
        return f'{self.atom(d)}.{self.pick("x", "real", "n")}'

    def arguments(self, d):
        args = []
        for _ in range(self.rng.randrange(0, 3)):
            args.append(f'*{self.sequence(d)}' if self.rng.random() < 0.15 else self.expr(d))
        for name in self.rng.sample(['k', 'w', 'a'], self.rng.randrange(0, 3)):
            args.append(f'{name}={self.expr(d)}')
        if self.rng.random() < 0.1:
            args.append("**{'z': " + self.expr(d) + '}')
        return ', '.join(args)

    def e_call(self, d):
        r = self.rng.random()
        if r < 0.5:
            return f't({self.expr(d)})'
        if r < 0.8:
            return f'M({self.rng.randrange(6)})({self.arguments(d)})'
        return f'{self.rng.choice(self.f.names)}({self.arguments(d)})'

    def e_method(self, d):
        return self.pick(f"'a-b'.split({self.expr(d)})", f'[3, 1].index({self.expr(d)})',
                         f'{{1: 2}}.get({self.expr(d)})', f'{self.atom(d)}.foo({self.arguments(d)})',
                         "'{}'.format(" + self.expr(d) + ')')

    def nested(self, kind, names, make):
        outer, self.f = self.f, Function(kind, names, self.f)
        self.f.comprehension = outer.comprehension if outer else 0
        try:
            return make()
        finally:
            self.f = outer

    def e_lambda(self, d):
        names = self.rng.sample(NAMES, self.rng.randrange(0, 3))
        params = ', '.join(f'{n}={self.expr(0)}' for n in names)
        body = self.nested('lambda', list(dict.fromkeys(names + self.f.names)), lambda: self.expr(d))
        text = f'(lambda {params}: {body})'
        return text + '()' if self.rng.random() < 0.7 else f't({text})()'

    def comprehension(self, d, open, close, pair=False):
        target = self.rng.choice(NAMES)
        self.f.comprehension += 1 # no := in what is iterated
        source = self.sequence(d)
        self.f.comprehension -= 1

        def inner():
            self.f.comprehension += 1
            clauses = f'for {target} in {source}'
            if self.f.kind == 'async' and self.rng.random() < 0.3 and open != '(':
                clauses = f'async for {target} in agen({self.rng.randrange(4)})'
            if self.rng.random() < 0.4:
                clauses += f' if {self.expr(d)}'
            if self.rng.random() < 0.3:
                clauses += f' for {self.rng.choice(NAMES)} in {self.sequence(0)}'
                if self.rng.random() < 0.3:
                    clauses += f' if {self.expr(0)}'
            body = self.expr(d)
            if pair:
                body = f'{self.leaf()}: {body}'
            return f'{open}{body} {clauses}{close}'
        names = list(dict.fromkeys([target] + self.f.names))
        return self.nested(self.f.kind if self.f.kind != 'generator' else 'lambda', names, inner)

    def e_comprehension(self, d):
        kind = self.pick('list', 'list', 'set', 'dict')
        if kind == 'list':
            return self.comprehension(d, '[', ']')
        if kind == 'set':
            return 'len(' + self.comprehension(d, '{', '}') + ')'
        return self.comprehension(d, '{', '}', pair=True)

    def e_genexp(self, d):
        return self.pick('list', 'tuple', 'any', 'sum') + self.comprehension(d, '(', ')')

    def e_fstring(self, d):
        text = self.expr(min(d, 1)).replace('\n', ' ')
        return f'f"{self.pick("", "v=")}{{{text}{self.pick("", "!r", "!s")}}}{{{{"'.replace('{{(', '{ (') \
            if '"' not in text and '\\' not in text and '{' not in text else 'f"{1}"'

    def e_walrus(self, d):
        if self.f.comprehension or self.f.kind in ('class', 'lambda'):
            return self.leaf()
        return f'({self.rng.choice(NAMES)} := {self.expr(d)})'

    def e_wait(self, d):
        if self.f.kind == 'generator' and not self.f.comprehension:
            return f'(yield {self.expr(d)})' if self.rng.random() < 0.8 else f'(yield from {self.e_list(d)})'
        if self.f.kind == 'async' and not self.f.comprehension:
            return f'(await co({self.expr(d)}))'
        return self.expr(d)

    # -- statements

    def line(self, indent, text):
        self.lines.append('    ' * indent + text)

    def target(self, d=1):
        r = self.rng.random()
        if r < 0.6 or d <= 0:
            return self.rng.choice(NAMES)
        if r < 0.7:
            return f'M({self.rng.randrange(6)})[{self.expr(1)}]'
        if r < 0.75:
            return f'M({self.rng.randrange(6)}).attr'
        targets = [self.target(d - 1) for _ in range(self.rng.randrange(1, 4))]
        if self.rng.random() < 0.3:
            i = self.rng.randrange(len(targets))
            targets[i] = '*' + targets[i] if targets[i][0] not in '([' else targets[i]
        return '(' + ', '.join(targets) + (',)' if len(targets) == 1 else ')')

    def block(self, indent, depth, extra=None):
        if extra:
            self.line(indent, extra)
        for _ in range(self.rng.randrange(1, 4)):
            self.statement(indent, depth - 1)

    def statement(self, indent, depth):
        choices = ['assign'] * 4 + ['aug', 'aug', 'expr', 'del', 'leave', 'raise', 'assert', 'annotated']
        if depth > 0:
            choices += ['if'] * 4 + ['for'] * 3 + ['while'] * 2 + ['try'] * 5 + ['with'] * 2
            choices += ['match', 'def', 'class', 'star', 'async']
        getattr(self, 's_' + self.rng.choice(choices))(indent, depth)

    def s_assign(self, i, d):
        targets = [self.target() for _ in range(self.pick(1, 1, 1, 2))]
        value = self.expr()
        if targets[0].startswith('(') and self.rng.random() < 0.6:
            value = self.sequence(2)
        self.line(i, ' = '.join(targets + [value]))

    def s_annotated(self, i, d):
        self.line(i, f'{self.rng.choice(NAMES)}: {self.pick("int", "undefined_name", "t(1)")} = {self.expr()}')

    def s_aug(self, i, d):
        target = self.pick(self.rng.choice(NAMES), self.rng.choice(NAMES),
                           f'M({self.rng.randrange(6)})[{self.expr(1)}]', f'M({self.rng.randrange(6)}).attr')
        self.line(i, f'{target} {self.pick("+", "+", "-", "//", "&", "|", "%")}= {self.expr()}')

    def s_expr(self, i, d):
        self.line(i, self.expr())

    def s_del(self, i, d):
        self.line(i, 'del ' + self.pick(self.rng.choice(NAMES), f'M(1)[{self.expr(1)}]', 'M(2).attr'))

    def s_leave(self, i, d):
        choices = []
        if self.f.loops and not self.f.in_star:
            choices += ['break', 'continue'] * 2
        if self.f.kind in ('plain', 'generator', 'async') and not self.f.in_star:
            choices.append('return ' + self.expr())
        self.line(i, self.rng.choice(choices or ['pass']))

    def s_raise(self, i, d):
        error = f'{self.rng.choice(ERRORS)}({self.expr(1)})'
        self.line(i, self.pick(f'raise {error}', f'if {self.expr(1)}: raise {error}', 'raise',
                               f'raise {error} from {self.pick("None", "KeyError(1)")}'))

    def s_assert(self, i, d):
        self.line(i, f'assert {self.expr(2)}' + (f', {self.expr(1)}' if self.rng.random() < 0.5 else ''))

    def s_if(self, i, d):
        self.line(i, f'if {self.expr()}:')
        self.block(i + 1, d)
        if self.rng.random() < 0.3:
            self.line(i, f'elif {self.expr()}:')
            self.block(i + 1, d)
        if self.rng.random() < 0.5:
            self.line(i, 'else:')
            self.block(i + 1, d)

    def loop(self, i, d, head):
        self.line(i, head)
        self.f.loops += 1
        self.block(i + 1, d, 't(0)')
        self.f.loops -= 1
        if self.rng.random() < 0.3:
            self.line(i, 'else:')
            self.block(i + 1, d)

    def s_for(self, i, d):
        self.loop(i, d, f'for {self.target()} in {self.sequence(2)}:')

    def s_while(self, i, d):
        self.loop(i, d, f'while {self.expr()}:')

    def s_async(self, i, d):
        if self.f.kind != 'async':
            return self.s_expr(i, d)
        if self.rng.random() < 0.5:
            return self.loop(i, d, f'async for {self.target()} in agen({self.rng.randrange(4)}):')
        self.line(i, f'async with M({self.rng.randrange(6)}, {self.pick("True", "False")}) as {self.target()}:')
        self.block(i + 1, d)

    def s_try(self, i, d):
        self.line(i, 'try:')
        self.block(i + 1, d)
        handlers = self.rng.randrange(0, 3)
        for k in range(handlers):
            name = f' as {self.rng.choice(NAMES)}' if self.rng.random() < 0.5 else ''
            kind = self.pick(self.rng.choice(ERRORS), f'({self.rng.choice(ERRORS)}, {self.rng.choice(ERRORS)})')
            last = k == handlers - 1 and not name and self.rng.random() < 0.2
            self.line(i, 'except:' if last else f'except {kind}{name}:')
            self.block(i + 1, d)
        if handlers and self.rng.random() < 0.3:
            self.line(i, 'else:')
            self.block(i + 1, d)
        if not handlers or self.rng.random() < 0.5:
            self.line(i, 'finally:')
            self.block(i + 1, d)

    def s_star(self, i, d):
        self.line(i, 'try:')
        self.line(i + 1, f"raise ExceptionGroup('g', [ValueError({self.number()}), KeyError({self.number()})])")
        self.f.in_star += 1
        for kind in self.rng.sample(['ValueError', 'KeyError', 'TypeError'], self.pick(1, 2)):
            self.line(i, f'except* {kind}' + (f' as {self.rng.choice(NAMES)}:' if self.rng.random() < 0.5 else ':'))
            loops, self.f.loops = self.f.loops, 0
            self.block(i + 1, d)
            self.f.loops = loops
        self.f.in_star -= 1

    def s_with(self, i, d):
        items = []
        for _ in range(self.pick(1, 1, 2)):
            name = f' as {self.target()}' if self.rng.random() < 0.5 else ''
            items.append(f'M({self.rng.randrange(6)}, {self.pick("True", "False")}){name}')
        self.line(i, f'with {", ".join(items)}:')
        self.block(i + 1, d)

    def pattern(self, d):
        r = self.rng.random()
        if d <= 0 or r < 0.3:
            return self.pick('1', "'x'", 'None', 'True', '-1', '2.0')
        if r < 0.5:
            items = [self.pattern(d - 1) for _ in range(self.rng.randrange(3))]
            return f'[{", ".join(items + self.pick([], ["*_"]))}]'
        if r < 0.65:
            return '{1: ' + self.pattern(d - 1) + '}'
        if r < 0.8:
            return self.pick('int()', 'str()', 'M(n=1)', 'list()', 'M()', 'float() | int()')
        return f'({self.pattern(d - 1)} | {self.pattern(d - 1)})'

    def s_match(self, i, d):
        self.line(i, f'match {self.expr()}:')
        for _ in range(self.rng.randrange(1, 4)):
            name = f' as {self.rng.choice(NAMES)}' if self.rng.random() < 0.3 else ''
            guard = f' if {self.expr(1)}' if self.rng.random() < 0.3 else ''
            self.line(i + 1, f'case {self.pattern(2)}{name}{guard}:')
            self.block(i + 2, d)
        if self.rng.random() < 0.4:
            self.line(i + 1, f'case {self.rng.choice(NAMES)}:')
            self.block(i + 2, d)

    def s_def(self, i, d):
        if self.f.kind == 'class':
            return self.s_expr(i, d)
        name = self.rng.choice(NAMES)
        params = self.rng.sample([n for n in NAMES if n != name], self.rng.randrange(0, 3))
        texts = [f'{p}={self.expr(1)}' for p in params]
        if self.rng.random() < 0.3:
            texts.append(self.pick('*', '*r, ') + f'k={self.expr(1)}' if self.rng.random() < 0.5 else '*r')
            texts[-1] = texts[-1].replace('*k', '*, k')
        if self.rng.random() < 0.2:
            texts.append('**w')
        kind = self.pick('plain', 'plain', 'generator', 'async')
        if self.rng.random() < 0.2:
            self.line(i, f'@t')
        self.line(i, f'{"async " if kind == "async" else ""}def {name}({", ".join(texts)}):')

        def inner():
            free = [n for n in NAMES if n not in params]
            if kind == 'generator':
                self.line(i + 1, 'if 0: yield')
            if self.rng.random() < 0.4:
                # A module's names are no variables of an outer function.
                self.line(i + 1, f'{"global" if exec_level else "nonlocal"} {self.rng.choice(free)}')
            self.block(i + 1, min(d, 2))
        exec_level = self.exec_level
        self.nested(kind, self.f.names, inner)
        if self.rng.random() < 0.6:
            self.line(i, f'{self.rng.choice(NAMES)} = drive({name}({self.arguments(1)}))')

    def s_class(self, i, d):
        if self.f.kind == 'class':
            return self.s_expr(i, d)
        self.line(i, f'class {self.pick("A", "B", "B")}{self.pick("", "(object)")}:')
        self.nested('class', self.f.names, lambda: self.block(i + 1, min(d, 2)))

    # -- programs

    def function(self):
        kind = self.pick('plain', 'plain', 'plain', 'generator', 'async')
        name = f'f{self.count}'
        self.count += 1
        self.f = Function(kind, NAMES + ['G'], None)
        bound = self.rng.sample(NAMES, self.rng.randrange(1, 4))
        self.line(0, f'{"async " if kind == "async" else ""}def {name}({", ".join(bound)}):')
        # Each name is a local of the function, so that inner functions may say nonlocal.
        self.line(1, 'if 0: a = b = c = d = 0')
        if kind == 'generator':
            self.line(1, 'if 0: yield')
        self.block(1, 3)
        self.block(1, 3)
        self.line(1, f'return {self.expr()}')
        for _ in range(2):
            self.f = Function('lambda', ['1', "'s'", '[1, 2, 3]', 'M(3)', '{1: 5}'], None)
            args = ', '.join(self.rng.choice(self.f.names) for _ in bound)
            self.line(0, f'run({name}, {args})')

    def text(self):
        lines, self.lines = self.lines, []
        self.f = Function('exec', NAMES + ['G'], None)
        self.exec_level = True
        self.block(0, 3)
        self.block(0, 3)
        self.exec_level = False
        text = '\n'.join(self.lines) + '\n'
        self.lines = lines
        self.line(0, f'run_text({text!r})')

    def program(self, functions):
        self.lines = ['G = [1, 2, 3]', 'async def co(x):', '    return t(x)',
                      'async def agen(n):', '    for i in range(n):', '        yield t(i)']
        for _ in range(functions):
            self.function()
        self.text()
        return '\n'.join(self.lines) + '\n'


def program(rng, functions=4):
    """The text of one program."""
    return Generator(rng).program(functions)
