"""Functions that work on functions: caching, partial application, dispatch by type."""

from _functools import cmp_to_key, lru_cache_wrapper as _lru_cache_wrapper, partial, reduce
from abc import get_cache_token
from types import GenericAlias, MethodType

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
           "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__",
                       "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`: copy its names, merge its __dict__."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Set last: the update may have brought the wrapped function's own one.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper to the function below it."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# total_ordering

# For each ordering method that a class may define: how the other three follow from it.  An
# entry is (method name, negate, what equality adds): `a > b` is `not a < b and a != b`, etc.
_DERIVED = {
    "__lt__": (("__gt__", True, "ne"), ("__le__", False, "eq"), ("__ge__", True, None)),
    "__le__": (("__ge__", True, "eq"), ("__lt__", False, "ne"), ("__gt__", True, None)),
    "__gt__": (("__lt__", True, "ne"), ("__ge__", False, "eq"), ("__le__", True, None)),
    "__ge__": (("__le__", True, "eq"), ("__gt__", False, "ne"), ("__lt__", True, None)),
}


def _ordering_method(cls, root, name, negate, equality):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if negate:
            answer = not answer
        if equality == "eq":
            return answer or self == other
        if equality == "ne":
            return answer and self != other
        return answer

    method.__name__ = name
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    method.__module__ = cls.__module__
    method.__doc__ = f"Return self {_SIGNS[name]} other, derived by @total_ordering from {root}."
    return method


_SIGNS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def total_ordering(cls):
    """Class decorator that adds the ordering methods that are missing."""
    defined = {name for name in _DERIVED
               if getattr(cls, name, None) is not getattr(object, name, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # __lt__ is the best root, then __le__, __gt__, __ge__: the table's order reversed by name.
    root = max(defined)
    for name, negate, equality in _DERIVED[root]:
        if name not in defined:
            setattr(cls, name, _ordering_method(cls, root, name, negate, equality))
    return cls


# partialmethod

class partialmethod:
    """A partial application that is bound to its instance like a method."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            # Flattened, so that a chain of them costs one call.
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(arg) for arg in self.args])
        parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                # A classmethod, staticmethod or another descriptor binds in its own way.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# lru_cache

_info_type = None


def _cache_info_type():
    global _info_type
    if _info_type is None:
        from collections import namedtuple
        _info_type = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"],
                                module=__name__)
    return _info_type


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info_type())
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers the results of the most recent calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Written as @lru_cache, without parentheses: this is the function.
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    """Decorator that remembers the result of every call: lru_cache(maxsize=None)."""
    return lru_cache(maxsize=None)(user_function)


# cached_property

_missing = object()


class cached_property:
    """A property that is computed once for each instance, then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            store = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                f"{name!r} property.") from None
        value = store.get(name, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                store[name] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                    f"support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# singledispatch

def _merge_linearizations(sequences):
    """Merge by C3: the next class is the first head that no tail contains."""
    result = []
    sequences = [list(sequence) for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        remaining = []
        for sequence in sequences:
            if sequence[0] is head:
                del sequence[0]
            if sequence:
                remaining.append(sequence)
        sequences = remaining
    return result


def _linearize(cls, abstract=()):
    """Return an MRO for `cls` into which the abstract bases in `abstract` are woven.

    An abstract base goes right behind the last real base that implements it: where `cls`
    inherits the implementation the base's own linearization takes care of it.
    """
    position = 0
    for index, base in enumerate(cls.__bases__):
        if hasattr(base, "__abstractmethods__"):
            # Real abstract bases come after all the implicit ones.
            position = index + 1
    explicit = list(cls.__bases__[:position])
    others = list(cls.__bases__[position:])
    inserted = []
    for base in abstract:
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            inserted.append(base)
    abstract = [base for base in abstract if base not in inserted]
    lines = [_linearize(base, abstract) for base in explicit]
    lines += [_linearize(base, abstract) for base in inserted]
    lines += [_linearize(base, abstract) for base in others]
    return _merge_linearizations([[cls], *lines, explicit, inserted, others])


def _dispatch_order(cls, types):
    """Return the MRO of `cls` with the abstract bases among `types` that it implements."""
    real = set(cls.__mro__)
    candidates = [typ for typ in types
                  if typ not in real and hasattr(typ, "__mro__")
                  and not isinstance(typ, GenericAlias) and issubclass(cls, typ)]
    # A base of another candidate comes in with that candidate.
    candidates = [typ for typ in candidates
                  if not any(typ is not other and typ in other.__mro__ for other in candidates)]
    known = set(types)
    abstract = []
    for typ in candidates:
        below = []
        for sub in typ.__subclasses__():
            if sub not in real and issubclass(cls, sub):
                below.append([base for base in sub.__mro__ if base in known])
        if not below:
            abstract.append(typ)
            continue
        # Unregistered subclasses tell how several candidates are ordered: longest first.
        below.sort(key=len, reverse=True)
        for line in below:
            for base in line:
                if base not in abstract:
                    abstract.append(base)
    return _linearize(cls, abstract)


def _find_implementation(cls, registry):
    order = _dispatch_order(cls, registry.keys())
    match = None
    for candidate in order:
        if match is not None:
            # Two unrelated abstract bases: the MRO says nothing about which comes first.
            if (candidate in registry and candidate not in cls.__mro__
                    and match not in cls.__mro__ and not issubclass(match, candidate)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {candidate}")
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


def _is_union(cls):
    from typing import Union, get_origin
    from types import UnionType
    return get_origin(cls) in (Union, UnionType)


def _dispatch_types(cls):
    """The classes for which registering `cls` registers, or None if it is no type at all."""
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return (cls,)
    if hasattr(cls, "__args__") and _is_union(cls):
        if all(isinstance(arg, type) and not isinstance(arg, GenericAlias)
               for arg in cls.__args__):
            return cls.__args__
    return None


def singledispatch(func):
    """Make a generic function that is chosen by the type of its first argument."""
    import weakref
    from types import MappingProxyType

    registry = {}
    dispatch_cache = weakref.WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        """Return the implementation that would run for an argument of class `cls`."""
        nonlocal cache_token
        if cache_token is not None:
            token = get_cache_token()
            if cache_token != token:
                dispatch_cache.clear()
                cache_token = token
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        found = registry.get(cls)
        if found is None:
            found = _find_implementation(cls, registry)
        dispatch_cache[cls] = found
        return found

    def register(cls, func=None):
        """Register an implementation for `cls`, or for the annotation of its first argument."""
        nonlocal cache_token
        types = _dispatch_types(cls)
        if types is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            func = cls
            types = _annotated_types(func)
        for typ in types:
            registry[typ] = func
            if cache_token is None and hasattr(typ, "__abstractmethods__"):
                # From now on a registration elsewhere can change the answers.
                cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    return update_wrapper(wrapper, func)


def _annotated_types(func):
    if not getattr(func, "__annotations__", {}):
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` "
            "on an annotated function.")
    from typing import get_type_hints
    argname, cls = next(iter(get_type_hints(func).items()))
    types = _dispatch_types(cls)
    if types is None:
        if hasattr(cls, "__args__") and _is_union(cls):
            raise TypeError(f"Invalid annotation for {argname!r}. "
                            f"{cls!r} not all arguments are classes.")
        raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
    return types


class singledispatchmethod:
    """A method that is chosen by the type of its first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for `cls`."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
