# What asend(), athrow() and aclose() return, driven without a loop: each method in each state.
import types


@types.coroutine
def pause(what):
    return (yield what)


async def waits():
    try:
        while True:
            try:
                got = yield await pause('pausing')
                said.append(f'got {got}')
            except KeyError as e:
                said.append(f'caught {e!r}')
    finally:
        if not over:
            said.append('finally')
        await pause('closing')


async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            if over:
                raise
            said.append('refuses')


async def fails():
    yield 1
    raise ValueError('of its own')


over = False
kept = []
said = []


def step(text, call):
    try:
        said.append(f'{text}: {call()}')
    except BaseException as e:
        said.append(f'{text}: {type(e).__name__} {str(e)[:40]}'.rstrip())


def drive(text, operation, *values):
    said.clear()
    for v in values:
        if isinstance(v, BaseException) or isinstance(v, type):
            step(f'throw {v!r}', lambda: operation.throw(v))
        elif v == 'close':
            step('close', operation.close)
        elif v == 'next':
            step('next', lambda: next(operation))
        else:
            step(f'send {v!r}', lambda: operation.send(v))
    print(text, '; '.join(said))


def at_yield(make):
    """A generator that waits at its first yield."""
    g = make()
    try:
        operation = g.asend(None)
        while True:
            operation.send(None)
    except StopIteration:
        return g


for make in waits, stubborn, fails:
    print('==', make.__name__)
    for name, start in ('fresh', make), ('at yield', lambda: at_yield(make)):
        for what, operate in (('asend None', lambda g: g.asend(None)), ('asend 5', lambda g: g.asend(5)),
                              ('athrow', lambda g: g.athrow(KeyError('k'))), ('aclose', lambda g: g.aclose())):
            for values in ((None, None, None, None), ('next', 7, 'close', None), ('close', None), (KeyError('in'), None),
                           (None, KeyError('in'), None, 'close'), (GeneratorExit, None), (3,)):
                kept.append(start())
                drive(f'{name}, {what}:', operate(kept[-1]), *values)
over = True
# expect: == waits
# expect: fresh, asend None: send None: pausing; send None: StopIteration; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: next: pausing; send 7: StopIteration 7; close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send None: pausing; caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration; close: None
# expect: fresh, asend None: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: next: TypeError can't send non-None value to a just-star; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: fresh, asend 5: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, athrow: send None: KeyError 'k'; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: next: KeyError 'k'; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send None: KeyError 'k'; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, athrow: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: fresh, aclose: send None: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: next: StopIteration; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send None: StopIteration; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, aclose: throw <class 'GeneratorExit'>: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, asend None: got None; send None: pausing; send None: StopIteration; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: got None; next: pausing; send 7: StopIteration 7; close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: finally; close: RuntimeError coroutine ignored GeneratorExit; send None: GeneratorExit
# expect: at yield, asend None: caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration
# expect: at yield, asend None: got None; send None: pausing; caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration; close: None
# expect: at yield, asend None: finally; throw <class 'GeneratorExit'>: closing; send None: GeneratorExit
# expect: at yield, asend None: got 3; send 3: pausing
# expect: at yield, asend 5: got 5; send None: pausing; send None: StopIteration; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: got 5; next: pausing; send 7: StopIteration 7; close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: finally; close: RuntimeError coroutine ignored GeneratorExit; send None: GeneratorExit
# expect: at yield, asend 5: caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration
# expect: at yield, asend 5: got 5; send None: pausing; caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration; close: None
# expect: at yield, asend 5: finally; throw <class 'GeneratorExit'>: closing; send None: GeneratorExit
# expect: at yield, asend 5: got 3; send 3: pausing
# expect: at yield, athrow: caught KeyError('k'); send None: pausing; send None: StopIteration; got None; send None: pausing; send None: StopIteration
# expect: at yield, athrow: caught KeyError('k'); next: pausing; send 7: StopIteration 7; finally; close: RuntimeError coroutine ignored GeneratorExit; send None: GeneratorExit
# expect: at yield, athrow: finally; close: RuntimeError coroutine ignored GeneratorExit; send None: GeneratorExit
# expect: at yield, athrow: caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration
# expect: at yield, athrow: caught KeyError('k'); send None: pausing; caught KeyError('in'); throw KeyError('in'): pausing; send None: StopIteration; finally; close: RuntimeError coroutine ignored GeneratorExit
# expect: at yield, athrow: finally; throw <class 'GeneratorExit'>: closing; send None: GeneratorExit
# expect: at yield, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, aclose: finally; send None: closing; send None: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: finally; next: closing; send 7: StopIteration; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: finally; close: RuntimeError coroutine ignored GeneratorExit; send None: StopIteration
# expect: at yield, aclose: caught KeyError('in'); throw KeyError('in'): pausing; send None: RuntimeError async generator ignored GeneratorExit
# expect: at yield, aclose: finally; send None: closing; throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: at yield, aclose: finally; throw <class 'GeneratorExit'>: closing; send None: StopIteration
# expect: at yield, aclose: send 3: RuntimeError can't send non-None value to a just-star
# expect: == stubborn
# expect: fresh, asend None: send None: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: next: StopIteration 1; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send None: StopIteration 1; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: fresh, asend None: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: next: TypeError can't send non-None value to a just-star; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: fresh, asend 5: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, athrow: send None: KeyError 'k'; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: next: KeyError 'k'; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send None: KeyError 'k'; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, athrow: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: fresh, aclose: send None: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: next: StopIteration; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send None: StopIteration; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, aclose: throw <class 'GeneratorExit'>: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, asend None: send None: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: next: StopIteration 1; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: refuses; close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: send None: StopIteration 1; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: at yield, asend None: refuses; throw <class 'GeneratorExit'>: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: send 3: StopIteration 1
# expect: at yield, asend 5: send None: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: next: StopIteration 1; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: refuses; close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: send None: StopIteration 1; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: at yield, asend 5: refuses; throw <class 'GeneratorExit'>: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: send 3: StopIteration 1
# expect: at yield, athrow: send None: KeyError 'k'; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: next: KeyError 'k'; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: refuses; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: send None: KeyError 'k'; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: at yield, athrow: refuses; throw <class 'GeneratorExit'>: StopIteration 1; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, aclose: refuses; send None: RuntimeError async generator ignored GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: refuses; next: RuntimeError async generator ignored GeneratorExit; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: refuses; close: RuntimeError async generator ignored GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: refuses; send None: RuntimeError async generator ignored GeneratorExit; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: at yield, aclose: refuses; throw <class 'GeneratorExit'>: RuntimeError async generator ignored GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: send 3: RuntimeError can't send non-None value to a just-star
# expect: == fails
# expect: fresh, asend None: send None: StopIteration 1; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: next: StopIteration 1; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send None: StopIteration 1; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: fresh, asend None: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend None: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: next: TypeError can't send non-None value to a just-star; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send None: TypeError can't send non-None value to a just-star; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: fresh, asend 5: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: fresh, asend 5: send 3: TypeError can't send non-None value to a just-star
# expect: fresh, athrow: send None: KeyError 'k'; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: next: KeyError 'k'; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send None: KeyError 'k'; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, athrow: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: fresh, aclose: send None: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: next: StopIteration; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send None: StopIteration; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: fresh, aclose: throw <class 'GeneratorExit'>: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: fresh, aclose: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, asend None: send None: ValueError of its own; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: next: ValueError of its own; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: send None: ValueError of its own; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: at yield, asend None: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend None: send 3: ValueError of its own
# expect: at yield, asend 5: send None: ValueError of its own; send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: next: ValueError of its own; send 7: RuntimeError cannot reuse already awaited __anext__(); close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: close: None; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: send None: ValueError of its own; throw KeyError('in'): RuntimeError cannot reuse already awaited __anext__(); send None: RuntimeError cannot reuse already awaited __anext__(); close: None
# expect: at yield, asend 5: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited __anext__()
# expect: at yield, asend 5: send 3: ValueError of its own
# expect: at yield, athrow: send None: KeyError 'k'; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: next: KeyError 'k'; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: send None: KeyError 'k'; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: at yield, athrow: throw <class 'GeneratorExit'>: GeneratorExit; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, athrow: send 3: RuntimeError can't send non-None value to a just-star
# expect: at yield, aclose: send None: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: next: StopIteration; send 7: RuntimeError cannot reuse already awaited aclose()/at; close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: close: None; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: throw KeyError('in'): KeyError 'in'; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: send None: StopIteration; throw KeyError('in'): RuntimeError cannot reuse already awaited aclose()/at; send None: RuntimeError cannot reuse already awaited aclose()/at; close: None
# expect: at yield, aclose: throw <class 'GeneratorExit'>: StopIteration; send None: RuntimeError cannot reuse already awaited aclose()/at
# expect: at yield, aclose: send 3: RuntimeError can't send non-None value to a just-star
