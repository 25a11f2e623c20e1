"""Priority queues on lists: in a heap, a[k] <= a[2k+1] and a[k] <= a[2k+2]."""

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop,
    heapreplace)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted iterator, without reading them ahead."""
    # An entry is [sort key, order of its input, value, its iterator's __next__].  The order
    # decides between equal keys, so that the merge is stable and values are never compared.
    if reverse:
        direction, make_heap, pop, replace = -1, _heapify_max, _heappop_max, _heapreplace_max
    else:
        direction, make_heap, pop, replace = 1, heapify, heappop, heapreplace
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), order * direction, value, advance])
    make_heap(heap)
    while len(heap) > 1:
        entry = heap[0]
        advance = entry[3]
        try:
            while True:
                yield entry[2]
                value = entry[2] = advance()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
                if heap[0] is not entry:
                    break
        except StopIteration:
            pop(heap)
    if heap:
        entry = heap[0]
        yield entry[2]
        yield from entry[3].__self__


def nsmallest(n, iterable, key=None):
    """The n smallest elements, smallest first: sorted(iterable, key=key)[:n]."""
    if n == 1:
        return _extreme(min, iterable, key)
    size = _length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key)[:n]
    # The heap keeps the best n so far, the worst of them on top.  Later elements get larger
    # numbers, so that of equal ones the first is kept.
    best = []
    for order, value in enumerate(iterable):
        rank = value if key is None else key(value)
        if order < n:
            best.append((rank, order, value))
            if order == n - 1:
                _heapify_max(best)
        elif n > 0 and rank < best[0][0]:
            _heapreplace_max(best, (rank, order, value))
    best.sort()
    return [value for _, _, value in best]


def nlargest(n, iterable, key=None):
    """The n largest elements, largest first: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        return _extreme(max, iterable, key)
    size = _length(iterable)
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=True)[:n]
    best = []
    for order, value in enumerate(iterable):
        rank = value if key is None else key(value)
        if order < n:
            best.append((rank, -order, value))
            if order == n - 1:
                heapify(best)
        elif n > 0 and best[0][0] < rank:
            heapreplace(best, (rank, -order, value))
    best.sort(reverse=True)
    return [value for _, _, value in best]


_nothing = object()


def _extreme(choose, iterable, key):
    value = choose(iter(iterable), default=_nothing, key=key)
    return [] if value is _nothing else [value]


def _length(iterable):
    try:
        return len(iterable)
    except (TypeError, AttributeError):
        return None
