"""Futures."""

from _asyncio import Future
from . import base_futures, events
from .base_futures import isfuture

__all__ = ('Future', 'wrap_future', 'isfuture')

_PENDING = base_futures._PENDING
_CANCELLED = base_futures._CANCELLED
_FINISHED = base_futures._FINISHED


def _get_loop(fut):
    return fut.get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _copy_state(source, target):
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
        return
    exception = source.exception()
    if exception is not None:
        target.set_exception(exception)
    else:
        target.set_result(source.result())


def _chain_future(source, target):
    """Whatever ends source ends target in the same way; cancelling target cancels source."""
    source_loop = source.get_loop() if isfuture(source) else None
    target_loop = target.get_loop() if isfuture(target) else None

    def copy(source):
        if target.cancelled() or target.done():
            return
        if isfuture(target):
            _copy_state(source, target)
        else:
            if source.cancelled():
                target.cancel()
                target.set_running_or_notify_cancel()
            else:
                exception = source.exception()
                if exception is not None:
                    target.set_exception(exception)
                else:
                    target.set_result(source.result())

    def cancelled(target):
        if target.cancelled():
            if source_loop is None or source_loop is target_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def ended(source):
        if target_loop is None or target_loop is source_loop:
            copy(source)
        elif not target_loop.is_closed():
            target_loop.call_soon_threadsafe(copy, source)

    target.add_done_callback(cancelled)
    source.add_done_callback(ended)


def wrap_future(future, *, loop=None):
    """An asyncio future that ends as the concurrent.futures one does."""
    if isfuture(future):
        return future
    if loop is None:
        loop = events.get_event_loop()
    new = loop.create_future()
    _chain_future(future, new)
    return new
