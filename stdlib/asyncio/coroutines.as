"""What counts as a coroutine; and the old, generator-based form."""

import sys

from _asyncio import _is_native_coroutine

__all__ = ('iscoroutinefunction', 'iscoroutine', 'coroutine')


def iscoroutinefunction(func):
    """True for an `async def` function, or one decorated with @coroutine."""
    import inspect
    return (inspect.iscoroutinefunction(func) or
            getattr(func, '_is_coroutine', None) is _is_coroutine)


_is_coroutine = object()


def _is_coroutine_object(obj):
    # As collections.abc.Coroutine would say, which is imported only when somebody else did.
    cls = type(obj)
    if (hasattr(cls, '__await__') and hasattr(cls, 'send') and hasattr(cls, 'throw') and
            hasattr(cls, 'close')):
        return True
    abc = sys.modules.get('collections.abc')
    return abc is not None and isinstance(obj, abc.Coroutine)


def iscoroutine(obj):
    """True for a coroutine object."""
    return _is_native_coroutine(obj) or _is_coroutine_object(obj)


def coroutine(func):
    """Marks a generator function as a coroutine: the form that came before `async def`.

    What it returns can be awaited, driven by `yield from`, or made a task.
    """
    import inspect
    import types
    if inspect.iscoroutinefunction(func):
        return func
    if inspect.isgeneratorfunction(func):
        wrapper = types.coroutine(func)
        try:
            wrapper._is_coroutine = _is_coroutine
        except AttributeError:
            pass
        return wrapper

    import functools

    @functools.wraps(func)
    @types.coroutine
    def wrapper(*args, **kwargs):
        result = func(*args, **kwargs)
        if inspect.isawaitable(result) or inspect.isgenerator(result) or hasattr(result, '__await__'):
            result = yield from (result if not hasattr(result, '__await__') else result.__await__())
        return result

    wrapper._is_coroutine = _is_coroutine
    return wrapper


def _format_coroutine(coro):
    def name_of(coro):
        name = (getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None))
        if not name:
            name = f'<{type(coro).__name__} without __name__>'
        return f'{name}()'

    def running(coro):
        for attribute in ('cr_running', 'gi_running'):
            if hasattr(coro, attribute):
                return getattr(coro, attribute)
        return False

    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = name_of(coro)
    if not code:
        return f'{name} running' if running(coro) else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    filename = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {filename}:{frame.f_lineno}'
    return f'{name} done, defined at {filename}:{code.co_firstlineno}'
