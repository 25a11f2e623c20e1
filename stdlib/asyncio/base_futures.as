"""What Future and Task share: recognising them, and their repr."""

__all__ = ()

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """True when obj is a future, or follows a future's protocol."""
    return (hasattr(obj.__class__, '_asyncio_future_blocking') and
            obj._asyncio_future_blocking is not None)


def _format_callbacks(callbacks):
    from .format_helpers import _format_callback_source

    def show(pair):
        return _format_callback_source(pair[0], ())

    size = len(callbacks)
    if size == 1:
        text = show(callbacks[0])
    elif size == 2:
        text = f'{show(callbacks[0])}, {show(callbacks[1])}'
    else:
        text = f'{show(callbacks[0])}, <{size - 2} more>, {show(callbacks[-1])}'
    return f'cb=[{text}]'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            from reprlib import repr as short
            info.append(f'result={short(future._result)}')
    callbacks = future._callbacks
    if callbacks:
        info.append(_format_callbacks(callbacks))
    return info


_showing = set()


def _future_repr(future):
    key = id(future)
    if key in _showing:
        return '...'
    _showing.add(key)
    try:
        return '<{} {}>'.format(future.__class__.__name__, ' '.join(_future_repr_info(future)))
    finally:
        _showing.discard(key)
