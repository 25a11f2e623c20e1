"""Functions too large for narrow operands: many locals, constants, arguments, items, names and long jumps."""


def w_locals(rng, n):
    lines = [f'    v{i} = {i}' for i in range(n)]
    lines += [f'    v{rng.randrange(n)} = v{rng.randrange(n)} {rng.choice("+-*")} v{rng.randrange(n)}' for _ in range(60)]
    lines += [f'    v{rng.randrange(n)} {rng.choice("+-")}= v{rng.randrange(n)}' for _ in range(20)]
    lines += [f'    v{n - 1}, v{n - 2}, *v{n - 3} = v{n - 4}, v{n - 5}, v{n - 6}, 1', f'    a = [v{n - 1}, *v{n - 3}]',
              f'    for v{n - 1} in range(3):', f'        if v{n - 1} < v{n - 2}: continue', f'        v{n - 7} += v{n - 1}',
              f'    v{n - 8} = {{v{n - 1}: v{n - 2}, **{{1: 2}}}}', f'    v{n - 9} = f"{{v{n - 1}!r:>{{v3}}}}"', f'    v{n - 10} = v{n - 1} if v{n - 2} else v{n - 7}',
              '    try:', f'        v{n - 11} = v{n - 2} / (v{n - 1} - v{n - 1})', f'    except (ZeroDivisionError, TypeError) as v{n - 12}:',
              f'        v{n - 13} = type(v{n - 12}).__name__', '    finally:', f'        v{n - 14} = [v{n - 1} for v{n - 1} in range(4) if v{n - 1} > 1]',
              f'    with M(v{n - 1}) as v{n - 15}: v{n - 16} = v{n - 15} and v{n - 2}', f'    v{n - 17} = (lambda x, y=v{n - 1}: x + y + v{n - 2})(1)',
              f'    del v{n - 4}', f'    v{n - 18} = not v{n - 1} < v{n - 2} <= v{n - 7} in [v{n - 8}]',
              f'    match v{n - 8}:', f'        case {{1: v{n - 19}, **v{n - 20}}}: pass', f'        case [v{n - 21}, *v{n - 22}]: pass', f'        case int(real=v{n - 23}) | v{n - 23}: pass',
              f'    v{n - 24} = [v{n - 13}, v{n - 16}][v{n - 1} - v{n - 1}:]', f'    v{n - 25} = M(1)', f'    v{n - 25}[v{n - 1}] = v{n - 2}', f'    v{n - 25}.attr', f'    v{n - 26} = -v{n - 1}, +v{n - 1}, ~v{n - 1}',
              '    return sorted((k, plain(v)) for k, v in locals().items())']
    return ['def f0():'] + lines + ['run(f0)']


def w_generator(rng, n):
    lines = [f'    v{i} = yield {i}' if rng.random() < 0.05 else f'    v{i} = {i}' for i in range(n)]
    lines += [f'    v{n - 1} = yield from (x for x in [v{n - 2}, v{n - 3}])', f'    yield v{n - 1}, v{n - 2}']
    return ['def f0():'] + lines + ['print(list(f0()))', 'g = f0()', 'next(g)', 'try:', '    while 1: print(g.send(7), end=" ")', 'except StopIteration: print()']


def w_coroutine(rng, n):
    lines = [f'    v{i} = {"await value(" + str(i) + ")" if rng.random() < 0.1 else i}' for i in range(n)]
    lines += [f'    async with M(1) as v{n - 1}: v{n - 2} = await value(v{n - 3})', f'    async for v{n - 4} in agen(): v{n - 5} = v{n - 4}',
              f'    v{n - 6} = [v{n - 4} + x async for x in agen()]', '    return sorted((k, plain(v)) for k, v in locals().items())']
    return ['async def value(x):\n    return x', 'async def agen():\n    yield 1\n    yield 2', 'async def f0():'] + lines + ['print(drive(f0()))']


def w_constants(rng, n):
    return ['def f0():', '    return [' + ', '.join(f"'c{i}'" for i in range(n)) + ']', 'x = f0()', f'print(len(x), x[{n - 1}], x[{n // 2}])',
            'y = (' + ', '.join(f'{i}.5' for i in range(n)) + ')', 'print(sum(y))']


def w_arguments(rng, n):
    parameters = ', '.join(f'p{i}' if i < n // 2 else f'p{i}={i}' for i in range(n))
    return [f'def f0({parameters}, *rest, k0=0, **kw):', f'    return p0, p{n - 1}, len(rest), k0, len(kw), p{n // 2}',
            'print(f0(' + ', '.join(map(str, range(n + 40))) + '))', 'print(f0(' + ', '.join(map(str, range(n // 2))) + f', p{n - 1}=5, ' + ', '.join(f'kw{i}={i}' for i in range(n)) + '))',
            f'print(f0(*range({n // 2}), **{{f"k{{i}}": i for i in range({n})}}))', f'def f1(*, {", ".join(f"q{i}" for i in range(n))}): return q0 + q{n - 1}',
            'print(f1(' + ', '.join(f'q{i}={i}' for i in range(n)) + '))', 'try: f1()', 'except TypeError as e: print(str(e)[:80])', 'try: f0(1)', 'except TypeError as e: print(str(e)[:80])',
            'class K:', f'    def m(self, {parameters}): return p{n - 1}', 'print(K().m(' + ', '.join(map(str, range(n))) + '))']


def w_displays(rng, n):
    return ['def f0(x=1):', '    a = [' + ', '.join(f'x + {i}' for i in range(n)) + ']', '    b = {' + ', '.join(f'{i}: x' for i in range(n)) + '}', '    c = {' + ', '.join(f'x * {i}' for i in range(n)) + '}',
            '    d = f"' + ''.join(f'{{x}}{i}' for i in range(n)) + '"', '    e = (' + ', '.join(f'x - {i}' for i in range(n)) + ')', '    g = [' + ', '.join('*a' if i % 90 == 5 else 'x' for i in range(n)) + ']',
            '    ' + ', '.join(f'u{i}' for i in range(n)) + ' = a', '    ' + ', '.join(f'*w{i}' if i == n // 3 % 200 else f'w{i}' for i in range(n)) + ' = range(' + str(n + 5) + ')',
            f'    return len(a), len(b), len(c), len(d), sum(e), len(g), u{n - 1}, w{n - 1}, w{n // 3 % 200}', 'print(f0())']


def w_jumps(rng, n):
    lines = ['def f0(x, y):', '    n = 0', '    while x > 0:', '        x -= 1', '        if x == 1: continue', '        if x == y: break', '        try:', '            if x is None:']
    lines += [f'                n += x * {i} - {i}' for i in range(n)]
    lines += ['            elif x in (2, 3) and y or not x:'] + [f'                n -= {i} if x < {i % 5} else x' for i in range(n)]
    lines += ['            else: n += 1', '        finally: n += 1', '    else:', '        n += 100000'] + ['    for i in range(3):'] + [f'        n ^= {i}' for i in range(n)]
    return lines + ['    return n, x', 'print(f0(5, 9), f0(4, 2), f0(0, 0))']


def w_cells(rng, n):
    lines = ['def f0():'] + [f'    c{i} = {i}' for i in range(n)] + ['    def inner():', '        nonlocal ' + ', '.join(f'c{i}' for i in range(0, n, 7)), f'        c0 += c{n - 1}', '        return ' + ' + '.join(f'c{i}' for i in range(n))]
    return lines + [f'    c{n - 1} = 0', '    a = inner()', '    def other():', f'        del_me = c{n - 1}', f'        return lambda: (c{n - 2}, del_me)', f'    class K: x = c{n - 3}', '    return a, c0, other()(), K.x', 'print(f0())']


def w_names(rng, n):
    lines = ['class K: pass', 'o = K()'] + [f'g{i} = {i}' for i in range(n)] + [f'o.a{i} = g{i}' for i in range(n)]
    lines += ['def f0():', '    global ' + ', '.join(f'g{i}' for i in range(0, n, 3)), '    t = 0'] + [f'    t += g{i} + o.a{i}' for i in range(n)] + [f'    g{i} = t' for i in range(0, n, 3)] + [f'    o.a{n - 1} += 1', f'    del o.a0, g0', '    return t']
    return lines + [f'print(f0(), g{(n - 1) // 3 * 3}, o.a{n - 1}, hasattr(o, "a0"))', 'class L:'] + [f'    def m{i}(self): return {i}' for i in range(n)] + [f'print(L().m{n - 1}(), len(L.__dict__) > {n})']


def w_deep(rng, n):
    d = 60
    out = ['x = 1', 'print(' + '(' * d + 'x' + ' + 1)' * d + ')', 'print(' + '[' * d + 'x' + ']' * d + ')', 'print(' + 'x if not x else ' * d + 'x)', 'print(' + ' and '.join(['x'] * n) + ')',
           'print(' + ' < '.join(map(str, range(n))) + ')', 'print(' + ' + '.join(['x'] * n) + ')', 'print(' + '-' * d + 'x)', 'f = ' + 'lambda: ' * d + 'x', 'for _ in range(' + str(d) + '): f = f()', 'print(f)']
    out += ['    ' * i + ('if x:' if i % 2 else f'for i{i} in [1]:') for i in range(18)] + ['    ' * 18 + 'print("deep")']
    out += ['match 5:'] + [f'    case {i}: print({i})' for i in range(6, n)] + ['    case _: print("none")']
    out += ['try: raise KeyError(1)'] + [f'except (ValueError, TypeError): print({i})' for i in range(n)] + ['except KeyError: print("caught")']
    return out


KINDS = [w_locals, w_generator, w_coroutine, w_constants, w_arguments, w_displays, w_jumps, w_cells, w_names, w_deep]
LARGE = [w_constants, w_displays, w_jumps, w_names]


def program(rng):
    kind = rng.choice(KINDS)
    n = rng.choice([260, 300, 520, 700])
    if rng.random() < 0.02:
        kind, n = rng.choice(LARGE), rng.choice([33000, 66000])
    return '\n'.join(kind(rng, n)) + '\n'
