"""Classes: bases, metaclasses, special methods, descriptors, slots, super() and what is done to them."""

METHODS = {
    # name: (parameters, what may be returned)
    '__repr__': ('self', ["f'<{type(self).__name__}>'", "'R'", "super().__repr__()[:1]", '1']),
    '__str__': ('self', ["'S'", 'repr(self)', 'None']),
    '__len__': ('self', ['3', '0', '-1', "'x'", 'True']),
    '__bool__': ('self', ['True', 'False', '1']),
    '__hash__': ('self', ['1', '2**70', "'x'"]),
    '__eq__': ('self, other', ['True', 'NotImplemented', 'self is other', 'super().__eq__(other)']),
    '__lt__': ('self, other', ['True', 'NotImplemented', '[]']),
    '__gt__': ('self, other', ['False', 'NotImplemented']),
    '__le__': ('self, other', ["'le'", 'NotImplemented']),
    '__add__': ('self, other', ["'add'", 'NotImplemented', 'self']),
    '__radd__': ('self, other', ["'radd'", 'NotImplemented']),
    '__iadd__': ('self, other', ['self', 'NotImplemented', "'iadd'"]),
    '__mul__': ('self, other', ["'mul'", 'NotImplemented']),
    '__rsub__': ('self, other', ["'rsub'", 'NotImplemented']),
    '__sub__': ('self, other', ["'sub'", 'NotImplemented']),
    '__matmul__': ('self, other', ["'matmul'"]),
    '__pow__': ('self, other, mod=None', ["('pow', mod)"]),
    '__divmod__': ('self, other', ["'divmod'"]),
    '__neg__': ('self', ["'neg'", 'self']),
    '__invert__': ('self', ["'invert'"]),
    '__abs__': ('self', ["'abs'"]),
    '__int__': ('self', ['7', "'x'", '2.5']),
    '__float__': ('self', ['2.5', '1']),
    '__index__': ('self', ['2', 'None', "'x'"]),
    '__round__': ('self, n=None', ["('round', n)"]),
    '__getitem__': ('self, i', ["('item', i)", '[1, 2][i]', 'super().__getitem__(i)']),
    '__setitem__': ('self, i, v', ['None']),
    '__delitem__': ('self, i', ['None']),
    '__contains__': ('self, x', ['True', '[]', "'yes'"]),
    '__iter__': ('self', ['iter([1, 2])', 'self', '3']),
    '__next__': ('self', ["t('next')"]),
    '__reversed__': ('self', ['[2, 1]']),
    '__call__': ('self, *args, **kw', ["('call', args, kw)", 'self']),
    '__enter__': ('self', ['self', '1']),
    '__exit__': ('self, *info', ['True', 'False', 'info[0]']),
    '__getattr__': ('self, name', ["('getattr', name)", 'super().__getattr__(name)', "self.__dict__[name]"]),
    '__getattribute__': ('self, name', ['super().__getattribute__(name)', 'object.__getattribute__(self, name)']),
    '__setattr__': ('self, name, v', ['super().__setattr__(name, v)', 'object.__setattr__(self, name, (v, v))']),
    '__delattr__': ('self, name', ['super().__delattr__(name)', 'None']),
    '__get__': ('self, obj, owner=None', ["('get', obj is None, owner and owner.__name__)", 'self']),
    '__set__': ('self, obj, v', ["obj.__dict__.update(set=v)", 'None']),
    '__delete__': ('self, obj', ['None']),
    '__set_name__': ('self, owner, name', ["t(('set_name', owner.__name__, name))"]),
    '__init__': ('self, *args, **kw', ['None', "self.__dict__.update(kw)", "setattr(self, 'x', args)", '1', 'super().__init__()']),
    '__new__': ('cls, *args, **kw', ['super().__new__(cls)', 'object.__new__(cls)', '1', 'object.__new__(object)']),
    '__init_subclass__': ('cls, **kw', ['super().__init_subclass__()', "t(('init_subclass', cls.__name__, kw))"]),
    '__class_getitem__': ('cls, item', ["('class_getitem', cls.__name__, item)"]),
    '__instancecheck__': ('self, x', ['True']),
    '__format__': ('self, spec', ["'F' + spec", '1']),
    '__dir__': ('self', ["['b', 'a']"]),
    '__missing__': ('self, k', ["('missing', k)"]),
    '__bytes__': ('self', ["b'B'", "'x'"]),
    '__length_hint__': ('self', ['4', "'x'"]),
    '__await__': ('self', ['iter([])', '1']),
    '__mro_entries__': ('self, bases', ['(int,)', '()']),
    'm': ('self, *a', ["('m', a)", "super().m(*a)", 'self.n()', "__class__.__name__"]),
    'n': ('self', ["'n'", 'super().n()', 'self.x', 'super(__class__, self).n()']),
}
BASES = ['object', 'int', 'str', 'list', 'dict', 'tuple', 'float', 'Exception', 'type', 'bytes', 'set', 'bool']
NAMES = ['x', 'y', 'm', 'n', 'p', 'q', 'd', 'missing', '__dict__', '__class__', '__name__', '__slots__']
DESCRIPTORS = ['property(lambda self: t("property"))', 'staticmethod(lambda *a: ("static", a))',
               'classmethod(lambda cls, *a: ("class", cls.__name__, a))', 'Data()', 'NonData()', '5', "'text'", '[1]',
               'property()', 'lambda self, *a: ("lambda", a)', 'property(None, lambda self, v: t(("set", v)))',
               'property(lambda self: 1, lambda self, v: t(("set", v)), lambda self: t("delete"))']

PREPARE = '''\
import typing
class Data:
    def __get__(self, obj, owner=None):
        return t(('get', obj is None))
    def __set__(self, obj, v):
        t(('set', plain(v)))
    def __delete__(self, obj):
        t('delete')
class NonData:
    def __set_name__(self, owner, name):
        t(('named', name))
    def __get__(self, obj, owner=None):
        return t(('nondata', owner and owner.__name__))
class Meta(type):
    def __new__(meta, name, bases, space, **kw):
        t(('new', name, [k for k in space if not k.startswith('__')], kw))
        return super().__new__(meta, name, bases, space)
    def __init__(cls, name, bases, space, **kw):
        super().__init__(name, bases, space)
    def __call__(cls, *args, **kw):
        t(('making', cls.__name__))
        return super().__call__(*args, **kw)
    def m(cls):
        return 'meta m'
class Prepared(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        return {'prepared': t(name)}
    def __getattr__(cls, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return ('meta', name)
class First:
    def m(self):
        return 'first'
class Second:
    m = 'second'
class Derived(First):
    pass
CLASSES = set()
def q(f):
    """Prints what f answers or how it fails, and what was recorded meanwhile."""
    global limit
    limit = 60
    trace.clear()
    try:
        x = f()
        if isinstance(x, type):
            text = x.__name__
        elif type(x).__name__ in CLASSES:
            text = type(x).__name__
        else:
            text = plain(x)
    except Stop:
        text = 'stopped'
    except RecursionError:
        text = 'too deep'
    except Exception as e:
        text = f'{type(e).__name__} {e}'
        if ' at 0x' in text:
            text = text[:text.index(' at 0x')]
    limit = 1000
    print(text, [plain(x) for x in trace] if trace else '')
'''


class Objects:
    def __init__(self, rng):
        self.rng = rng
        self.lines = [PREPARE]
        self.classes = []

    def pick(self, *choices):
        return self.rng.choice(choices)

    def body(self, depth=0):
        rng = self.rng
        lines = []
        for name in rng.sample(list(METHODS), rng.randrange(1, 7)):
            if name in ('__hash__', '__mro_entries__', '__getattribute__', '__dir__') and rng.random() < 0.5:
                continue
            params, results = METHODS[name]
            result = rng.choice(results)
            if name == '__mro_entries__' and depth == 0:
                continue
            lines.append(f'def {name}({params}):')
            # What a loop may ask for without end is counted.
            if rng.random() < 0.7 or name in ('__getitem__', '__next__', '__getattr__'):
                lines.append(f'    t({name!r})')
            if rng.random() < 0.06:
                lines.append(f'    raise {self.pick("AttributeError", "ValueError", "TypeError", "StopIteration", "KeyError")}({name!r})')
            lines.append(f'    return {result}')
        for name in rng.sample(['x', 'y', 'p', 'd'], rng.randrange(0, 3)):
            lines.append(f'{name} = {rng.choice(DESCRIPTORS)}')
        r = rng.random()
        if r < 0.12:
            lines.append(f'__slots__ = {self.pick("()", "(" + chr(39) + "s" + chr(39) + ",)", "[" + chr(39) + "s" + chr(39) + ", " + chr(39) + "u" + chr(39) + "]", chr(39) + "one" + chr(39), "(" + chr(39) + "x" + chr(39) + ", " + chr(39) + "__dict__" + chr(39) + ")", "(1,)", "(" + chr(39) + "__private" + chr(39) + ",)")}')
        if rng.random() < 0.1:
            lines.append(self.pick('__match_args__ = ("x", "y")', '__hash__ = None', '__eq__ = None', '__iter__ = None', '__getattr__ = None',
                                   '__doc__ = "doc"', '"""Doc."""', '__add__ = lambda self, o: 1', '__qualname__ = "Q"', '__len__ = staticmethod(lambda: 5)',
                                   '__call__ = classmethod(lambda c, *a: ("called", c.__name__))', '__private = 3', 'x: int = 1', 'y: "undefined"'))
        if rng.random() < 0.15:
            lines += [f'for {self.pick("x", "i")} in range(3):', '    y = t(x)' if rng.random() < 0.3 else '    pass']
        if rng.random() < 0.1 and depth < 1:
            lines.append(f'class Inner{self.pick("", "(object)")}:')
            lines += ['    ' + line for line in self.body(depth + 1)]
        return lines or ['pass']

    def definition(self):
        rng = self.rng
        name = f'C{len(self.classes)}'
        bases = []
        if self.classes and rng.random() < 0.75:
            bases = rng.sample(self.classes, min(len(self.classes), self.pick(1, 1, 1, 2, 2, 3)))
            if rng.random() < 0.7:
                bases.sort(reverse=True)
        if rng.random() < 0.25:
            bases.append(rng.choice(BASES))
        keywords = []
        if rng.random() < 0.15:
            keywords.append(f'metaclass={self.pick("Meta", "Prepared", "Meta", "type", "lambda *a, **k: 5" if rng.random() < 0.2 else "Meta")}')
        if rng.random() < 0.08:
            keywords.append('key=1')
        heading = ', '.join(bases + keywords)
        decorator = f'@{self.pick("lambda c: c", "t", "lambda c: setattr(c, " + chr(39) + "deco" + chr(39) + ", 1) or c")}\n' if rng.random() < 0.08 else ''
        text = f'{decorator}class {name}{f"({heading})" if heading or rng.random() < 0.3 else ""}:\n'
        text += '\n'.join('    ' + line for line in self.body()) + '\n'
        # A class that cannot be made leaves an ordinary one behind.
        self.lines.append(f'q(lambda: exec({text!r}, globals()))')
        self.lines.append(f'if {name!r} not in globals():\n    class {name}: pass')
        self.classes.append(name)

    def arguments(self):
        out = [self.operand() for _ in range(self.rng.randrange(3))]
        if self.rng.random() < 0.15:
            out.append('k=1')
        return ', '.join(out)

    def operand(self):
        return self.pick('o', 'u', '1', "'s'", '[1]', 'None', '2.5', 'C0', "{'a': 1}", '(1, 2)')

    def operation(self):
        rng, name = self.rng, self.rng.choice(NAMES)
        o = self.pick('o', 'o', 'o', 'u', self.rng.choice(self.classes))
        return self.pick(
            f'{o}.{name}', f'{o}.{name}({self.arguments()})', f'setattr({o}, {name!r}, {self.operand()})', f'delattr({o}, {name!r})',
            f'hasattr({o}, {name!r})', f'getattr({o}, {name!r}, 7)', f'{o}({self.arguments()})', f'{o} {self.pick("+", "-", "*", "@", "<", "<=", "==", "!=", ">", "in")} {self.operand()}',
            f'{self.operand()} {self.pick("+", "-", "==", "<", "in", "*")} {o}', f'{o}[{self.operand()}]', f'len({o})', f'bool({o})', f'[*{o}]', f'list({o})',
            f'repr({o})', f'str({o})', f'int({o})', f'float({o})', f'hash({o}) == 1', f'-{o}', f'~{o}', f'abs({o})', f'f"{{{o}:x}}"', f'format({o})',
            f'isinstance({o}, {rng.choice(self.classes)})', f'issubclass(type({o}), {rng.choice(self.classes)})', f'range(5)[{o}:]', f'[1, 2, 3][{o}]',
            f'changed({o}, "o += {self.operand()}")', f'changed({o}, "o[{self.pick(1, 0, None)}] = 1")', f'changed({o}, "del o[0]")', f'changed({o}, "with o as w: 1 / 0")',
            f'changed({o}, "for i in o: break")', f'changed({o}, "a, b = o")', f'sorted(n for n in vars({o}) if n[:2] != "__")', f'dir({o})[-2:]',
            f'divmod({o}, 2)', f'pow({o}, 2)', f'pow({o}, 2, 3)', f'round({o})', f'next({o})', f'iter({o}) and 1', f'list(reversed({o}))', 
            f'type({o}).__mro__[1:3] and [c.__name__ for c in type({o}).__mro__ if c.__name__[0] == "C"]', f'[c.__name__ for c in {rng.choice(self.classes)}.__mro__]',
            f'setattr({rng.choice(self.classes)}, {name!r}, {rng.choice(DESCRIPTORS)})', f'setattr({rng.choice(self.classes)}, {rng.choice(list(METHODS))!r}, lambda *a: t("late"))',
            f'delattr({rng.choice(self.classes)}, {rng.choice(list(METHODS))!r})', f'setattr({o}, "__class__", {rng.choice(self.classes)})',
            f'super({rng.choice(self.classes)}, {o}).{self.pick("m", "n", "x")}()', f'{rng.choice(self.classes)}.{self.pick("m", "n", "x")}({o})',
            f'changed({o}, "match o:\\n case {rng.choice(self.classes)}(1, x=2): r = 1\\n case {rng.choice(self.classes)}(): r = 2\\n case [*_]: r = 3\\n case _: r = 4")',
            f'type("New", ({rng.choice(self.classes)},), {{"z": 1}})()', f'setattr(Derived, "__bases__", ({self.pick("First", "Second", "First, Second", "Second, First")},)) or Derived.m',
            f'object.__getattribute__({o}, {name!r})', f'{{{o}: 1}} and 1', f'{o} if {o} else 0', f'not {o}', f'callable({o})')

    def program(self):
        for _ in range(self.pick(2, 3, 4, 5)):
            self.definition()
        self.lines.append('CLASSES = {' + ', '.join(map(repr, self.classes)) + '}')
        self.lines.append('''def changed(o, text):
    space = {**globals(), 'o': o}
    exec(text, space)
    return space.get('r')''')
        for _ in range(3):
            # What a class's own methods make of an odd __new__ or __init__ is part of the comparison.
            for name in 'ou':
                self.lines.append(f'{name} = None\nq(lambda: globals().__setitem__({name!r}, {self.rng.choice(self.classes)}({self.arguments().replace("o", "1").replace("u", "2")})))')
            for _ in range(14):
                self.lines.append(f'q(lambda: {self.operation()})')
        return '\n'.join(self.lines) + '\n'


def program(rng):
    return Objects(rng).program()
