"""Tasks, and waiting for several of them."""

from _asyncio import (Task, _enter_task, _leave_task, _register_eager_task, _register_task,
                      _swap_current_task, _unregister_eager_task, _unregister_task, all_tasks,
                      create_task, current_task, gather, get_running_loop, sleep)
from . import coroutines, events, exceptions, futures
from .futures import Future, isfuture

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait',
           'wait_for', 'as_completed', 'sleep', 'gather', 'shield', 'ensure_future',
           'run_coroutine_threadsafe', 'current_task', 'all_tasks', 'create_eager_task_factory',
           'eager_task_factory', '_register_task', '_unregister_task', '_enter_task', '_leave_task')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


# -- wait ------------------------------------------------------------------------------------------

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures and tasks; returns two sets: (done, pending).

    The old form is still allowed: coroutines of generator functions marked with @coroutine are
    made tasks.
    """
    if isfuture(fs) or _is_modern_coroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(_is_modern_coroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    if any(not isfuture(f) for f in fs):
        fs = {ensure_future(f) for f in fs}
    return await _wait(fs, timeout, return_when, get_running_loop())


def _is_modern_coroutine(obj):
    return coroutines.iscoroutine(obj) and not hasattr(obj, 'gi_frame')


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _release_waiter, waiter)
    counter = len(fs)

    def _on_completion(f):
        nonlocal counter
        counter -= 1
        if (counter <= 0 or return_when == FIRST_COMPLETED or
                return_when == FIRST_EXCEPTION and
                not f.cancelled() and f.exception() is not None):
            if handle is not None:
                handle.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


# -- wait_for ---------------------------------------------------------------------------------------

async def wait_for(fut, timeout):
    """Waits for one awaitable, at most `timeout` seconds; cancels it and raises TimeoutError then."""
    from . import timeouts
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(fut):
    waiter = get_running_loop().create_future()

    def release(fut):
        _release_waiter(waiter)

    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


# -- as_completed --------------------------------------------------------------------------------------

class _AsCompletedIterator:
    """Gives the awaitables in the order in which they end: with `async for` the futures themselves,
    with a plain `for` coroutines that give the results."""

    def __init__(self, aws, timeout):
        from .queues import Queue
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        pending = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for f in pending:
            f.add_done_callback(self._on_completion)
        if pending and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._on_timeout)
        self._pending = pending
        self._left = len(pending)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        assert self._left > 0
        self._left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._left:
            raise StopIteration
        assert self._left > 0
        self._left -= 1
        return self._wait_for_one(resolve=True)

    def _on_timeout(self):
        for f in self._pending:
            f.remove_done_callback(self._on_completion)
            self._done.put_nowait(None)
        self._pending.clear()

    def _on_completion(self, f):
        if not self._pending:
            return
        self._pending.remove(f)
        self._done.put_nowait(f)
        if not self._pending and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """An iterator, plain and asynchronous, over awaitables in the order in which they end."""
    if isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# -- ensure_future --------------------------------------------------------------------------------------

def _ensure_future(obj, loop):
    return ensure_future(obj, loop=loop)


def ensure_future(coro_or_future, *, loop=None):
    """A future for a coroutine or another awaitable; a future is returned as it is."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the '
                             'loop argument')
        return coro_or_future
    should_close = True
    if not coroutines.iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')

        async def _wrap_awaitable(awaitable):
            return await awaitable

        coro_or_future = _wrap_awaitable(coro_or_future)
        should_close = False
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if should_close:
            coro_or_future.close()
        raise


# -- gather ------------------------------------------------------------------------------------------------

class _GatheringFuture(Future):
    """What gather returns for foreign futures: cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        assert loop is not None
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def _gather_foreign(coros_or_futures, return_exceptions):
    # gather when some of the futures are not asyncio's own but only follow their protocol.
    loop = events._get_running_loop()
    children = []
    seen = {}
    finished = 0
    count = 0
    outer = None
    done_before = []

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # looked at: nobody reports it
            return
        if not return_exceptions:
            if fut.cancelled():
                outer.set_exception(fut._make_cancelled_error())
                return
            error = fut.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == count:
            results = []
            for child in children:
                if child.cancelled():
                    results.append(exceptions.CancelledError(
                        '' if child._cancel_message is None else child._cancel_message))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        fut = seen.get(arg)
        if fut is None:
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(fut)
            if fut is not arg:
                fut._log_destroy_pending = False
            count += 1
            seen[arg] = fut
            if fut.done():
                done_before.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)

    outer = _GatheringFuture(children, loop=loop)
    for fut in done_before:
        _done_callback(fut)
    return outer


# -- shield -------------------------------------------------------------------------------------------------

def shield(arg):
    """Awaits something so that cancelling the waiter does not cancel it."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


# -- from other threads, and eager tasks -----------------------------------------------------------------------

class _ThreadsafeFuture:
    """Stands for concurrent.futures.Future while there are no threads to wait in."""

    def __init__(self, inner):
        self._inner = inner

    def cancel(self):
        return self._inner.cancel()

    def cancelled(self):
        return self._inner.cancelled()

    def done(self):
        return self._inner.done()

    def running(self):
        return not self._inner.done()

    def result(self, timeout=None):
        return self._inner.result()

    def exception(self, timeout=None):
        return self._inner.exception()

    def add_done_callback(self, fn):
        self._inner.add_done_callback(lambda inner: fn(self))


def run_coroutine_threadsafe(coro, loop):
    """Hands a coroutine to a loop that runs elsewhere."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    inner = loop.create_future()
    future = _ThreadsafeFuture(inner)

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), inner)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if not inner.done():
                inner.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run at once up to their first suspension."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context,
                                       eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)
