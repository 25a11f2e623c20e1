# anext(iterator, default) driven without a loop: what its awaitable does with send, throw and close.
import types


@types.coroutine
def pause(what='pausing'):
    return (yield what)


class Steps:
    def __init__(self, *steps):
        self.steps = list(steps)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.steps:
            raise StopAsyncIteration
        what = self.steps.pop(0)
        if isinstance(what, BaseException):
            raise what
        print('   sent', await pause())
        return what


class Plain:
    """An __anext__ whose awaitable is an iterator without send, throw and close."""

    def __anext__(self):
        return self

    def __await__(self):
        return iter(['a', 'b'])


class Bad:
    def __anext__(self):
        return 3


class BadAwait:
    def __anext__(self):
        return self

    def __await__(self):
        return 3


def step(text, call):
    try:
        print(text, '->', call())
    except BaseException as e:
        print(text, 'raises', type(e).__name__, e)


def drive(text, make):
    for values in (None, None), (1, 2), ('throw', None), (None, 'throw', None), ('close', None), (None, 'close'), ('stop', None):
        step(text + ' made', lambda: type(make()).__name__)
        try:
            operation = make()
        except BaseException as e:
            continue
        for v in values:
            if v == 'throw':
                step(text + ' throw', lambda: operation.throw(ValueError('thrown')))
            elif v == 'stop':
                step(text + ' throw', lambda: operation.throw(StopAsyncIteration))
            elif v == 'close':
                step(text + ' close', operation.close)
            else:
                step(text + f' send {v}', lambda: operation.send(v))


async def numbers():
    yield await pause()


drive('item', lambda: anext(Steps(5), 'default'))
drive('end', lambda: anext(Steps(), 'default'))
drive('error', lambda: anext(Steps(KeyError('k')), 'default'))
drive('generator', lambda: anext(numbers(), 'default'))
drive('plain', lambda: anext(Plain(), 'default'))
drive('bad', lambda: anext(Bad(), 'default'))
drive('bad await', lambda: anext(BadAwait(), 'default'))
for f in (lambda: anext(3), lambda: anext(3, 4), lambda: anext(), lambda: anext(1, 2, 3), lambda: anext(numbers(), default=1)):
    step('anext', f)
operation = anext(numbers(), 'default')
step('iter', lambda: iter(operation) is operation)
step('next', lambda: next(operation))
operation.close()
# expect: item made -> anext_awaitable
# expect: item send None -> pausing
# expect:    sent None
# expect: item send None raises StopIteration 5
# expect: item made -> anext_awaitable
# expect: item send 1 raises TypeError can't send non-None value to a just-started coroutine
# expect: item send 2 raises TypeError can't send non-None value to a just-started coroutine
# expect: item made -> anext_awaitable
# expect: item throw raises ValueError thrown
# expect: item send None raises RuntimeError cannot reuse already awaited coroutine
# expect: item made -> anext_awaitable
# expect: item send None -> pausing
# expect: item throw raises ValueError thrown
# expect: item send None raises RuntimeError cannot reuse already awaited coroutine
# expect: item made -> anext_awaitable
# expect: item close -> None
# expect: item send None raises RuntimeError cannot reuse already awaited coroutine
# expect: item made -> anext_awaitable
# expect: item send None -> pausing
# expect: item close -> None
# expect: item made -> anext_awaitable
# expect: item throw raises StopIteration default
# expect: item send None raises RuntimeError cannot reuse already awaited coroutine
# expect: end made -> anext_awaitable
# expect: end send None raises StopIteration default
# expect: end send None raises RuntimeError cannot reuse already awaited coroutine
# expect: end made -> anext_awaitable
# expect: end send 1 raises TypeError can't send non-None value to a just-started coroutine
# expect: end send 2 raises TypeError can't send non-None value to a just-started coroutine
# expect: end made -> anext_awaitable
# expect: end throw raises ValueError thrown
# expect: end send None raises RuntimeError cannot reuse already awaited coroutine
# expect: end made -> anext_awaitable
# expect: end send None raises StopIteration default
# expect: end throw raises RuntimeError cannot reuse already awaited coroutine
# expect: end send None raises RuntimeError cannot reuse already awaited coroutine
# expect: end made -> anext_awaitable
# expect: end close -> None
# expect: end send None raises RuntimeError cannot reuse already awaited coroutine
# expect: end made -> anext_awaitable
# expect: end send None raises StopIteration default
# expect: end close -> None
# expect: end made -> anext_awaitable
# expect: end throw raises StopIteration default
# expect: end send None raises RuntimeError cannot reuse already awaited coroutine
# expect: error made -> anext_awaitable
# expect: error send None raises KeyError 'k'
# expect: error send None raises RuntimeError cannot reuse already awaited coroutine
# expect: error made -> anext_awaitable
# expect: error send 1 raises TypeError can't send non-None value to a just-started coroutine
# expect: error send 2 raises TypeError can't send non-None value to a just-started coroutine
# expect: error made -> anext_awaitable
# expect: error throw raises ValueError thrown
# expect: error send None raises RuntimeError cannot reuse already awaited coroutine
# expect: error made -> anext_awaitable
# expect: error send None raises KeyError 'k'
# expect: error throw raises RuntimeError cannot reuse already awaited coroutine
# expect: error send None raises RuntimeError cannot reuse already awaited coroutine
# expect: error made -> anext_awaitable
# expect: error close -> None
# expect: error send None raises RuntimeError cannot reuse already awaited coroutine
# expect: error made -> anext_awaitable
# expect: error send None raises KeyError 'k'
# expect: error close -> None
# expect: error made -> anext_awaitable
# expect: error throw raises StopIteration default
# expect: error send None raises RuntimeError cannot reuse already awaited coroutine
# expect: generator made -> anext_awaitable
# expect: generator send None -> pausing
# expect-repr: 'generator send None raises StopIteration '
# expect: generator made -> anext_awaitable
# expect: generator send 1 raises TypeError can't send non-None value to a just-started async generator
# expect: generator send 2 raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: generator made -> anext_awaitable
# expect: generator throw raises ValueError thrown
# expect: generator send None raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: generator made -> anext_awaitable
# expect: generator send None -> pausing
# expect: generator throw raises ValueError thrown
# expect: generator send None raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: generator made -> anext_awaitable
# expect: generator close -> None
# expect: generator send None raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: generator made -> anext_awaitable
# expect: generator send None -> pausing
# expect: generator close -> None
# expect: generator made -> anext_awaitable
# expect: generator throw raises StopIteration default
# expect: generator send None raises RuntimeError cannot reuse already awaited __anext__()/asend()
# expect: plain made -> anext_awaitable
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain made -> anext_awaitable
# expect: plain send 1 raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain send 2 raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain made -> anext_awaitable
# expect: plain throw raises AttributeError 'list_iterator' object has no attribute 'throw'
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain made -> anext_awaitable
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain throw raises AttributeError 'list_iterator' object has no attribute 'throw'
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain made -> anext_awaitable
# expect: plain close raises AttributeError 'list_iterator' object has no attribute 'close'
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain made -> anext_awaitable
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: plain close raises AttributeError 'list_iterator' object has no attribute 'close'
# expect: plain made -> anext_awaitable
# expect: plain throw raises AttributeError 'list_iterator' object has no attribute 'throw'
# expect: plain send None raises AttributeError 'list_iterator' object has no attribute 'send'
# expect: bad made -> anext_awaitable
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad send 1 raises TypeError object int can't be used in 'await' expression
# expect: bad send 2 raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad throw raises TypeError object int can't be used in 'await' expression
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad throw raises TypeError object int can't be used in 'await' expression
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad close raises TypeError object int can't be used in 'await' expression
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad close raises TypeError object int can't be used in 'await' expression
# expect: bad made -> anext_awaitable
# expect: bad throw raises TypeError object int can't be used in 'await' expression
# expect: bad send None raises TypeError object int can't be used in 'await' expression
# expect: bad await made -> anext_awaitable
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await send 1 raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send 2 raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await throw raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await throw raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await close raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await close raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await made -> anext_awaitable
# expect: bad await throw raises TypeError __await__() returned non-iterator of type 'int'
# expect: bad await send None raises TypeError __await__() returned non-iterator of type 'int'
# expect: anext raises TypeError 'int' object is not an async iterator
# expect: anext raises TypeError 'int' object is not an async iterator
# expect: anext raises TypeError anext expected at least 1 argument, got 0
# expect: anext raises TypeError anext expected at most 2 arguments, got 3
# expect: anext raises TypeError anext() takes no keyword arguments
# expect: iter -> True
# expect: next -> pausing
