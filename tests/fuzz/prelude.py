import sys
trace = []
limit = 0

class Stop(BaseException):
    pass

def t(x):
    global limit
    limit -= 1
    if limit < 0:
        raise Stop
    trace.append(x)
    return x

def r(x):
    return repr(x)[:80]

class M:
    """A context manager, mapping, sequence and number that records what is done with it."""
    def __init__(self, n=0, swallow=False):
        self.n = n
        self.swallow = swallow
    def __enter__(self):
        return t(('enter', self.n))
    def __exit__(self, kind, value, tb):
        t(('exit', self.n, kind and kind.__name__))
        return self.swallow
    async def __aenter__(self):
        return t(('aenter', self.n))
    async def __aexit__(self, kind, value, tb):
        t(('aexit', self.n, kind and kind.__name__))
        return self.swallow
    def __getitem__(self, i):
        return t(('get', self.n, r(i)))
    def __setitem__(self, i, v):
        t(('set', self.n, r(i), r(v)))
    def __delitem__(self, i):
        t(('del', self.n, r(i)))
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return t(('attr', self.n, name))
    def __call__(self, *args, **kw):
        return t(('call', self.n, r(args), r(kw)))
    def __add__(self, other):
        return t(('add', self.n, r(other)))
    def __radd__(self, other):
        return t(('radd', self.n, r(other)))
    def __iadd__(self, other):
        t(('iadd', self.n, r(other)))
        return self
    def __lt__(self, other):
        return t(('lt', self.n, r(other)))
    def __eq__(self, other):
        return t(self.n == getattr(other, 'n', other))
    def __hash__(self):
        return self.n
    def __bool__(self):
        return bool(t(self.n % 2))
    def __contains__(self, x):
        return t(('in', self.n, r(x)))
    def __repr__(self):
        return f'M{self.n}'

def where(e):
    """Lines and columns of a traceback."""
    places = []
    tb = e.__traceback__
    while tb is not None:
        code = tb.tb_frame.f_code
        if code.co_name[0] == 'f' and code.co_name[1:].isdigit():
            spans = list(code.co_positions())
            places.append((tb.tb_lineno, *spans[tb.tb_lasti // 2]))
        tb = tb.tb_next
    return places

def show(v, depth=0):
    if depth < 3 and isinstance(v, (list, tuple)):
        return type(v).__name__ + '[' + ', '.join(show(x, depth + 1) for x in v) + ']'
    if depth < 3 and isinstance(v, dict):
        return '{' + ', '.join(f'{show(k, 3)}: {show(x, depth + 1)}' for k, x in v.items()) + '}'
    if isinstance(v, (int, float, str, bytes, bool, type(None), M, set, frozenset)):
        return repr(v)
    return type(v).__name__

def drive(v):
    """Runs generators and coroutines, a bounded number of steps."""
    kind = type(v).__name__
    if kind == 'generator':
        out = []
        try:
            out.append(next(v))
            for i in range(6):
                out.append(v.send(i))
            v.throw(KeyError('thrown'))
        except StopIteration as e:
            out.append(('returned', e.value))
        finally:
            v.close()
        return out
    if kind == 'coroutine':
        try:
            v.send(None)
        except StopIteration as e:
            return ('awaited', e.value)
        finally:
            v.close()
    return v

def run(f, *args):
    global limit
    trace.clear()
    limit = 120
    try:
        result = drive(f(*args))
        limit = 1000
        print(f.__name__, '->', show(result))
    except Stop as e:
        print(f.__name__, 'stopped')
    except BaseException as e:
        limit = 1000
        chain = []
        c = e.__context__
        while c is not None and len(chain) < 5:
            chain.append(type(c).__name__)
            c = c.__context__
        print(f.__name__, 'raised', type(e).__name__, str(e)[:200], chain, where(e))
    print('  ', show(trace))

def run_text(text):
    """The text as a module's code, and with names in a mapping of its own."""
    for namespaces in [{**globals(), 'a': 1, 'b': 'x'}], [{**globals(), 'a': 2}, {'b': [1, 2]}]:
        def text_of_exec():
            exec(text, *namespaces)
            return [(n, namespaces[-1].get(n)) for n in 'abcd']
        run(text_of_exec)

def plain(v, depth=0):
    """repr, without what may differ: the order of sets, addresses."""
    kind = type(v)
    if depth > 4:
        return '...'
    if kind in (list, tuple):
        return kind.__name__ + '[' + ', '.join([plain(x, depth + 1) for x in v]) + ']'
    if kind is dict:
        return '{' + ', '.join([f'{plain(k, depth + 1)}: {plain(x, depth + 1)}' for k, x in v.items()]) + '}'
    if kind in (set, frozenset):
        return kind.__name__ + '{' + ', '.join(sorted([plain(x, depth + 1) for x in v])) + '}'
    if kind in (enumerate, filter, map, zip, reversed) or kind.__name__.endswith('iterator'):
        out = []
        for x in v:
            out.append(plain(x, depth + 1))
            if len(out) > 20:
                break
        # CPython has an iterator of its own for ASCII text.
        return kind.__name__.replace('str_ascii_', 'str_') + '[' + ', '.join(out) + ']'
    text = repr(v)
    if ' at 0x' in text:
        text = text[:text.index(' at 0x')]
    return text if len(text) < 300 else f'{text[:200]} ({len(text)}) {text[-20:]}'

def p(f):
    """Prints what f answers or how it fails."""
    try:
        print(plain(f()))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])
