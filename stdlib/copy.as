"""Shallow and deep copies of objects."""

from copyreg import _reduce_object, dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """Raised for what cannot be copied."""


error = Error


# Objects that never change: a copy may be the object itself.
_IMMUTABLE = frozenset({
    type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice,
    property, type(...), type(NotImplemented), type(len), type(lambda: None),
    type((lambda: None).__code__)})

# The same for deep copies, where a container's contents count as well.
_ATOMIC = _IMMUTABLE - {tuple, frozenset, slice}


def _is_weakref(cls):
    from _weakref import ref
    return issubclass(cls, ref)


def _reduce(x, cls):
    """Return how to rebuild an object: a tuple as of __reduce_ex__, or a string for itself."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    if hasattr(object, "__reduce_ex__"):
        raise Error(f"un(deep)copyable object of type {cls}")
    return _reduce_object(x)


def copy(x):
    """Return a shallow copy: a new object with the same contents."""
    cls = type(x)
    if cls in _IMMUTABLE:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type) or _is_weakref(cls):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    try:
        how = _reduce(x, cls)
    except Error:
        raise Error(f"un(shallow)copyable object of type {cls}") from None
    if isinstance(how, str):
        return x
    return _reconstruct(x, None, *how)


_missing = object()


def deepcopy(x, memo=None, _nil=[]):
    """Return a deep copy: what the object contains is copied, too."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, _missing)
        if known is not _missing:
            return known
    copier = _deep_copiers.get(cls)
    if copier is not None:
        result = copier(x, memo)
    elif issubclass(cls, type) or _is_weakref(cls):
        result = x
    else:
        copier = getattr(x, "__deepcopy__", None)
        if copier is not None:
            result = copier(memo)
        else:
            how = _reduce(x, cls)
            result = x if isinstance(how, str) else _reconstruct(x, memo, *how)
    if result is not x:
        memo[key] = result
        # The original has to live as long as the memo: its id must not be used again.
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return result


def _deepcopy_list(x, memo):
    # Entered in the memo before its items are copied: they may refer to it.
    result = []
    memo[id(x)] = result
    for item in x:
        result.append(deepcopy(item, memo))
    return result


def _deepcopy_dict(x, memo):
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A recursive structure may have made this tuple's copy meanwhile.
    known = memo.get(id(x), _missing)
    if known is not _missing:
        return known
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Sample:
    def method(self):
        pass


_deep_copiers = {list: _deepcopy_list, dict: _deepcopy_dict, tuple: _deepcopy_tuple,
                 type(_Sample().method): _deepcopy_method}
del _Sample


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Rebuild an object from what __reduce_ex__ returned; deeply, if there is a memo."""
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """Return a new object of the same type, with some fields changed."""
    cls = obj.__class__
    func = getattr(cls, "__replace__", None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
