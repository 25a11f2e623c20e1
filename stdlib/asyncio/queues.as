"""Queues between tasks. They are native; what is seldom asked of them is here."""

from _asyncio import LifoQueue, PriorityQueue, Queue

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')


class QueueEmpty(Exception):
    """get_nowait found nothing."""


class QueueFull(Exception):
    """put_nowait found no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


def _format(queue):
    result = f'maxsize={queue._maxsize!r}'
    if not queue.empty():
        result += f' _queue={list(queue._queue)!r}'
    if queue._getters:
        result += f' _getters[{len(queue._getters)}]'
    if queue._putters:
        result += f' _putters[{len(queue._putters)}]'
    if queue._unfinished_tasks:
        result += f' tasks={queue._unfinished_tasks}'
    if queue._is_shutdown:
        result += ' shutdown'
    return result


def _repr(queue):
    return f'<{type(queue).__name__} at {id(queue):#x} {queue._format()}>'


def _str(queue):
    return f'<{type(queue).__name__} {queue._format()}>'
