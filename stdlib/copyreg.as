"""How objects are reduced to something that copy and pickle can rebuild."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension",
           "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register the function that reduces objects of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Check that something can be called to rebuild an object."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _reduce_ex(self, proto):
    """Reduce for pickle's protocols 0 and 1, which know no __newobj__."""
    cls = self.__class__
    for base in cls.__mro__:
        # The first base that is not made by a class statement.
        if "__module__" not in base.__dict__:
            break
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    else:
        state = base(self)
    args = (cls, base, state)
    getstate = getattr(self, "__getstate__", None)
    if (getattr(self, "__slots__", None) and (
            getstate is None or type(self).__getstate__ is getattr(object, "__getstate__", None))):
        raise TypeError(f"a class that defines __slots__ without defining __getstate__ cannot be "
                        f"pickled with protocol {proto}")
    attributes = _state(self) if getstate is None else getstate()
    return (_reconstructor, args, attributes) if attributes else (_reconstructor, args)


def _slotnames(cls):
    """The names of all slots of a class and its bases, mangled as the instance has them."""
    found = cls.__dict__.get("__slotnames__")
    if found is not None:
        return found
    names = []
    if hasattr(cls, "__slots__"):
        for base in cls.__mro__:
            slots = base.__dict__.get("__slots__", ())
            if isinstance(slots, str):
                slots = (slots,)
            for name in slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    stripped = base.__name__.lstrip("_")
                    if stripped:
                        name = f"_{stripped}{name}"
                names.append(name)
    try:
        cls.__slotnames__ = names
    except Exception:
        # A class that cannot be changed: worked out anew next time.
        pass
    return names


def _state(obj):
    """What object.__getstate__ returns: the __dict__, and the slots if there are any."""
    attributes = getattr(obj, "__dict__", None) or None
    slots = {name: getattr(obj, name) for name in _slotnames(type(obj)) if hasattr(obj, name)}
    return (attributes, slots) if slots else attributes


_VALUE_TYPES = (int, float, complex, str, bytes, bytearray, tuple, frozenset, set)


def _reduce_object(obj):
    """Reduce an object that has no way of its own: (function, args, state, items, pairs)."""
    cls = type(obj)
    function = __newobj__
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        if kwargs:
            function = __newobj_ex__
            args = (cls, args, kwargs)
        else:
            args = (cls, *args)
    elif hasattr(cls, "__getnewargs__"):
        args = (cls, *obj.__getnewargs__())
    else:
        args = (cls,)
        for base in _VALUE_TYPES:
            if issubclass(cls, base):
                args = (cls, base(obj))
                break
    getstate = getattr(cls, "__getstate__", None)
    state = _state(obj) if getstate is None else getstate(obj)
    items = iter(obj) if issubclass(cls, list) else None
    pairs = iter(obj.items()) if issubclass(cls, dict) else None
    return function, args, state, items, pairs


# Extension codes

_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Register a short code for a global name."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Take a registration back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
