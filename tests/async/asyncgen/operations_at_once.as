# Two operations of one asynchronous generator at once, and operations of one that has ended.
import types


@types.coroutine
def pause():
    yield 'pausing'


async def numbers():
    await pause()
    yield 1
    await pause()


def step(text, call):
    try:
        print(text, '->', call())
    except BaseException as e:
        print(text, 'raises', type(e).__name__, e)


OPERATIONS = (('asend', lambda g: g.asend(None)), ('anext', lambda g: g.__anext__()),
              ('athrow', lambda g: g.athrow(KeyError('k'))), ('aclose', lambda g: g.aclose()))
for name, operate in OPERATIONS:
    for how in 'send', 'throw', 'close':
        g = numbers()
        first = g.asend(None)
        step('first', lambda: first.send(None))
        second = operate(g)
        if how == 'send':
            step(name + ' send', lambda: second.send(None))
        elif how == 'throw':
            step(name + ' throw', lambda: second.throw(ValueError('thrown')))
        else:
            step(name + ' close', second.close)
        step(name + ' again', lambda: second.send(None))
        step(name + ' throw again', lambda: second.throw(ValueError))
        step(name + ' close again', second.close)
        step('first goes on', lambda: first.send(None))
for name, operate in OPERATIONS:
    for values in (None,), (4,), ('throw',), ('close',):
        g = numbers()
        end = g.aclose()
        step('aclose', lambda: end.send(None))
        over = operate(g)
        for v in values:
            if v == 'throw':
                step(name + ' throw after the end', lambda: over.throw(ValueError('thrown')))
            elif v == 'close':
                step(name + ' close after the end', over.close)
            else:
                step(name + f' send {v} after the end', lambda: over.send(v))
        step(name + ' again', lambda: over.send(None))
for arguments in (), (1,), (KeyError, 'v'), (KeyError, KeyError('x')), (KeyError('x'), 1), (KeyError, None, 3), (int,):
    g = numbers()
    step(f'athrow{arguments}', lambda: g.athrow(*arguments).send(None))
    step(f'throw{arguments}', lambda: numbers().asend(None).throw(*arguments))
    step(f'aclose.throw{arguments}', lambda: numbers().aclose().throw(*arguments))
# expect: first -> pausing
# expect: asend send raises RuntimeError anext(): asynchronous generator is already running
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: asend throw raises RuntimeError anext(): asynchronous generator is already running
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: asend close raises RuntimeError anext(): asynchronous generator is already running
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: asend close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: anext send raises RuntimeError anext(): asynchronous generator is already running
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: anext throw raises RuntimeError anext(): asynchronous generator is already running
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: anext close raises RuntimeError anext(): asynchronous generator is already running
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext throw again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: anext close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: athrow send raises RuntimeError athrow(): asynchronous generator is already running
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: athrow throw raises RuntimeError athrow(): asynchronous generator is already running
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: athrow close raises RuntimeError athrow(): asynchronous generator is already running
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: aclose send raises RuntimeError aclose(): asynchronous generator is already running
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: aclose throw raises RuntimeError aclose(): asynchronous generator is already running
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose close again -> None
# expect: first goes on raises StopIteration 1
# expect: first -> pausing
# expect: aclose close raises RuntimeError aclose(): asynchronous generator is already running
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose throw again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: aclose close again -> None
# expect: first goes on raises StopIteration 1
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'asend send None after the end raises StopAsyncIteration '
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'asend send 4 after the end raises StopAsyncIteration '
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect: asend throw after the end raises ValueError thrown
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect: asend close after the end -> None
# expect: asend again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'anext send None after the end raises StopAsyncIteration '
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'anext send 4 after the end raises StopAsyncIteration '
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect: anext throw after the end raises ValueError thrown
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect: anext close after the end -> None
# expect: anext again raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'athrow send None after the end raises StopIteration '
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'athrow send 4 after the end raises StopIteration '
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect: athrow throw after the end raises ValueError thrown
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect: athrow close after the end -> None
# expect: athrow again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'aclose send None after the end raises StopIteration '
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect-repr: 'aclose send 4 after the end raises StopIteration '
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect: aclose throw after the end raises ValueError thrown
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect-repr: 'aclose raises StopIteration '
# expect: aclose close after the end -> None
# expect: aclose again raises RuntimeError cannot reuse already awaited aclose()/athrow()
# expect: athrow() raises TypeError athrow expected at least 1 argument, got 0
# expect: throw() raises TypeError throw expected at least 1 argument, got 0
# expect: aclose.throw() raises TypeError throw expected at least 1 argument, got 0
# expect: athrow(1,) raises TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: throw(1,) raises TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: aclose.throw(1,) raises TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: athrow(<class 'KeyError'>, 'v') raises KeyError 'v'
# expect: throw(<class 'KeyError'>, 'v') raises KeyError 'v'
# expect: aclose.throw(<class 'KeyError'>, 'v') raises KeyError 'v'
# expect: athrow(<class 'KeyError'>, KeyError('x')) raises KeyError 'x'
# expect: throw(<class 'KeyError'>, KeyError('x')) raises KeyError 'x'
# expect: aclose.throw(<class 'KeyError'>, KeyError('x')) raises KeyError 'x'
# expect: athrow(KeyError('x'), 1) raises TypeError instance exception may not have a separate value
# expect: throw(KeyError('x'), 1) raises TypeError instance exception may not have a separate value
# expect: aclose.throw(KeyError('x'), 1) raises TypeError instance exception may not have a separate value
# expect: athrow(<class 'KeyError'>, None, 3) raises TypeError throw() third argument must be a traceback object
# expect: throw(<class 'KeyError'>, None, 3) raises TypeError throw() third argument must be a traceback object
# expect: aclose.throw(<class 'KeyError'>, None, 3) raises TypeError throw() third argument must be a traceback object
# expect: athrow(<class 'int'>,) raises TypeError exceptions must be classes or instances deriving from BaseException, not type
# expect: throw(<class 'int'>,) raises TypeError exceptions must be classes or instances deriving from BaseException, not type
# expect: aclose.throw(<class 'int'>,) raises TypeError exceptions must be classes or instances deriving from BaseException, not type
