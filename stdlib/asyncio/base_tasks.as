"""A task's repr, and its stack."""

from . import base_futures


def _task_repr_info(task):
    info = base_futures._future_repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = 'cancelling'
    info.insert(1, f'name={task.get_name()!r}')
    if task._fut_waiter is not None:
        info.insert(2, f'wait_for={task._fut_waiter!r}')
    coro = task._coro
    if coro:
        from .coroutines import _format_coroutine
        info.insert(2, f'coro=<{_format_coroutine(coro)}>')
    return info


def _task_repr(task):
    key = id(task)
    if key in base_futures._showing:
        return '...'
    base_futures._showing.add(key)
    try:
        return f'<{task.__class__.__name__} {" ".join(_task_repr_info(task))}>'
    finally:
        base_futures._showing.discard(key)


def _coroutine_frame(coro):
    for name in ('cr_frame', 'gi_frame', 'ag_frame'):
        frame = getattr(coro, name, None)
        if frame is not None:
            return frame
    return None


def _task_get_stack(task, limit):
    frames = []
    frame = _coroutine_frame(task._coro)
    if frame is not None:
        while frame is not None:
            if limit is not None:
                if limit <= 0:
                    break
                limit -= 1
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif task._exception is not None:
        tb = task._exception.__traceback__
        while tb is not None:
            if limit is not None:
                if limit <= 0:
                    break
                limit -= 1
            frames.append(tb.tb_frame)
            tb = tb.tb_next
    return frames


def _task_print_stack(task, limit, file):
    import linecache
    import sys
    import traceback
    if file is None:
        file = sys.stderr
    lines = []
    seen = set()
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        if code.co_filename not in seen:
            seen.add(code.co_filename)
            linecache.checkcache(code.co_filename)
        text = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        lines.append((code.co_filename, frame.f_lineno, code.co_name, text))
    exc = task._exception
    if not lines:
        print(f'No stack for {task!r}', file=file)
    elif exc is not None:
        print(f'Traceback for {task!r} (most recent call last):', file=file)
    else:
        print(f'Stack for {task!r} (most recent call last):', file=file)
    traceback.print_list(lines, file=file)
    if exc is not None:
        for line in traceback.format_exception_only(exc.__class__, exc):
            print(line, file=file, end='')
