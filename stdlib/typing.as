"""Type hints: special forms, protocols, typed tuples and dicts, and what reads hints.

The aliases of other modules' classes (List, Mapping, Pattern ...) are made when first asked
for, so that importing this module does not import theirs.
"""

import functools
import sys
from abc import ABCMeta, abstractmethod
from types import GenericAlias, MethodType, UnionType
from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
    TypeVarTuple, _BaseGenericAlias, _GenericAlias, _NotABase, _TypeParameter, _bind,
    _is_parameter_expression, _substitute, _type_check, _type_repr, _unpack_args)

_ALIASES = {
    # name: (module, class, number of parameters; -1 is any)
    "AbstractSet": ("collections.abc", "Set", 1),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2),
    "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1),
    "Awaitable": ("collections.abc", "Awaitable", 1),
    "ByteString": ("collections.abc", "ByteString", 0),
    "Collection": ("collections.abc", "Collection", 1),
    "Container": ("collections.abc", "Container", 1),
    "Coroutine": ("collections.abc", "Coroutine", 3),
    "Generator": ("collections.abc", "Generator", 3),
    "Hashable": ("collections.abc", "Hashable", 0),
    "ItemsView": ("collections.abc", "ItemsView", 2),
    "Iterable": ("collections.abc", "Iterable", 1),
    "Iterator": ("collections.abc", "Iterator", 1),
    "KeysView": ("collections.abc", "KeysView", 1),
    "Mapping": ("collections.abc", "Mapping", 2),
    "MappingView": ("collections.abc", "MappingView", 1),
    "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "MutableSequence": ("collections.abc", "MutableSequence", 1),
    "MutableSet": ("collections.abc", "MutableSet", 1),
    "Reversible": ("collections.abc", "Reversible", 1),
    "Sequence": ("collections.abc", "Sequence", 1),
    "Sized": ("collections.abc", "Sized", 0),
    "ValuesView": ("collections.abc", "ValuesView", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", 2),
    "ChainMap": ("collections", "ChainMap", 2),
    "Counter": ("collections", "Counter", 1),
    "DefaultDict": ("collections", "defaultdict", 2),
    "Deque": ("collections", "deque", 1),
    "OrderedDict": ("collections", "OrderedDict", 2),
    "Dict": ("builtins", "dict", 2),
    "FrozenSet": ("builtins", "frozenset", 1),
    "List": ("builtins", "list", 1),
    "Set": ("builtins", "set", 1),
    "Type": ("builtins", "type", 1),
    "Match": ("re", "Match", 1),
    "Pattern": ("re", "Pattern", 1),
}
_DEFAULTS = {"AsyncGenerator": (type(None),), "Generator": (type(None), type(None)),
             "ContextManager": (bool | None,), "AsyncContextManager": (bool | None,)}
# Those that can be instantiated through their alias.
_INSTANTIABLE = ("ChainMap", "Counter", "DefaultDict", "Deque", "OrderedDict")

_NAMES = [
    "Annotated", "Any", "AnyStr", "BinaryIO", "Callable", "ClassVar", "Concatenate", "Final",
    "ForwardRef", "Generic", "IO", "Literal", "LiteralString", "NamedTuple", "Never", "NewType",
    "NoDefault", "NoReturn", "NotRequired", "Optional", "ParamSpec", "ParamSpecArgs",
    "ParamSpecKwargs", "Protocol", "ReadOnly", "Required", "Self", "SupportsAbs",
    "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "TypeAlias", "TypeAliasType",
    "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack",
    "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "final",
    "get_args", "get_origin", "get_overloads", "get_protocol_members", "get_type_hints",
    "is_protocol", "is_typeddict", "no_type_check", "no_type_check_decorator", "overload",
    "override", "reveal_type", "runtime_checkable",
]
__all__ = _NAMES + list(_ALIASES)


def __getattr__(name):
    if name in _ALIASES:
        import importlib
        module, attribute, count = _ALIASES[name]
        origin = getattr(importlib.import_module(module), attribute)
        alias = _SpecialGenericAlias(origin, count, name=name,
                                     inst=module != "builtins" and name in _INSTANTIABLE,
                                     defaults=_DEFAULTS.get(name, ()))
        globals()[name] = alias
        return alias
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_ALIASES})


TYPE_CHECKING = False
Text = str


def _caller(depth=1):
    try:
        return sys._getframemodulename(depth + 1) or "__main__"
    except AttributeError:
        pass
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


def _args_tuple(parameters):
    return parameters if isinstance(parameters, tuple) else (parameters,)


# Special forms

class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that is compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _SpecialForm(_NotABase):
    """A name that means something only in hints; a function gives form[parameters]."""

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _plain_form(function):
    """A form that takes no parameters."""
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = function.__name__
    getitem.__doc__ = function.__doc__
    return _SpecialForm(getitem)


def _single(self, parameters, what="accepts only single type."):
    return _type_check(parameters, f"{self} {what}")


@_plain_form
def LiteralString():
    """A str that comes from literals."""


@_plain_form
def Self():
    """The class that encloses the hint."""


@_plain_form
def NoReturn():
    """The result of a function that never returns."""


@_plain_form
def Never():
    """A type without values."""


@_plain_form
def TypeAlias():
    """Marks an assignment as an alias of a type."""


@_SpecialForm
def ClassVar(self, parameters):
    """Marks a class variable."""
    return _GenericAlias(self, (_single(self, parameters),), name="ClassVar")


@_SpecialForm
def Final(self, parameters):
    """Marks a name that must not be assigned again."""
    return _GenericAlias(self, (_single(self, parameters),), name="Final")


@_SpecialForm
def Required(self, parameters):
    """Marks a key of a TypedDict that must be there."""
    return _GenericAlias(self, (_single(self, parameters),), name="Required")


@_SpecialForm
def NotRequired(self, parameters):
    """Marks a key of a TypedDict that may be missing."""
    return _GenericAlias(self, (_single(self, parameters),), name="NotRequired")


@_SpecialForm
def ReadOnly(self, parameters):
    """Marks a key of a TypedDict that must not be changed."""
    return _GenericAlias(self, (_single(self, parameters),), name="ReadOnly")


@_SpecialForm
def TypeGuard(self, parameters):
    """The result of a function that narrows its argument's type if it is true."""
    return _GenericAlias(self, (_single(self, parameters),), name="TypeGuard")


@_SpecialForm
def TypeIs(self, parameters):
    """The result of a function that tells whether its argument has a type."""
    return _GenericAlias(self, (_single(self, parameters),), name="TypeIs")


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        # Looks like *args does where it is written.
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)


@_SpecialForm
def Unpack(self, parameters):
    """Unpacks a tuple type or a TypeVarTuple: the same as a star."""
    return _UnpackGenericAlias(self, (_single(self, parameters),), name="Unpack")


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters put in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = _args_tuple(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or "
                        "ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*[_type_check(p, msg) for p in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters, name="Concatenate")


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        try:
            return set(self.__args__) == set(other.__args__)
        except TypeError:
            return _unordered_equal(self.__args__, other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f"typing.Optional[{_type_repr(args[1])}]"
            if args[1] is type(None):
                return f"typing.Optional[{_type_repr(args[0])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


def _unordered_equal(a, b):
    return len(a) == len(b) and all(x in b for x in a) and all(x in a for x in b)


def _unique(items):
    """Remove duplicates, also among things without a hash."""
    try:
        return list(dict.fromkeys(items))
    except TypeError:
        found = []
        for item in items:
            if item not in found:
                found.append(item)
        return found


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    msg = "Union[arg, ...]: each arg must be a type."
    flat = []
    for param in _args_tuple(parameters):
        param = _type_check(param, msg)
        if isinstance(param, (_UnionGenericAlias, UnionType)):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    flat = _unique(flat)
    if len(flat) == 1:
        return flat[0]
    name = "Optional" if len(flat) == 2 and type(None) in flat else None
    return _UnionGenericAlias(self, tuple(flat), name="Union" if name is None else name)


@_SpecialForm
def Optional(self, parameters):
    """A type or None."""
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


class _LiteralGenericAlias(_GenericAlias):
    def _typed_args(self):
        # 1, True and 1.0 are different literals.
        return [(arg, type(arg)) for arg in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return _unordered_equal(self._typed_args(), other._typed_args())

    def __hash__(self):
        return hash(frozenset(self._typed_args()))

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(arg) for arg in self.__args__])}]"


@_SpecialForm
def Literal(self, *parameters):
    """One of some values."""
    parameters = _args_tuple(parameters[0])
    flat = []
    for param in parameters:
        if isinstance(param, _LiteralGenericAlias):
            flat.extend(param.__args__)
        else:
            flat.append(param)
    found = _unique([(param, type(param)) for param in flat])
    return _LiteralGenericAlias(self, tuple([param for param, _ in found]), name="Literal")


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        metadata = ", ".join([repr(item) for item in self.__metadata__])
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {metadata}]"

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


@_SpecialForm
def Annotated(self, params):
    """A type with something said about it."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and "
                        "an annotation).")
    if getattr(params[0], "__typing_is_unpacked_typevartuple__", False):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.")
    return _AnnotatedAlias(origin, tuple(params[1:]))


# Aliases of classes

class _SpecialGenericAlias(_BaseGenericAlias, _NotABase):
    """A name of this module for a class of another: List, Mapping ..."""

    def __init__(self, origin, nparams, *, name, inst=True, defaults=()):
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."
        self.__module__ = "typing"

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        return super().__getattr__(attr)

    def __getitem__(self, params):
        params = _args_tuple(params)
        params = tuple([_type_check(p, "Parameters to generic types must be types.")
                        for p in params])
        count = self._nparams
        if not count:
            raise TypeError(f"{self} is not a generic class")
        defaults = self._defaults
        if defaults and count - len(defaults) <= len(params) < count:
            params += defaults[len(params) - count:]
        params = _unpack_args(params)
        if len(params) != count and not any(
                getattr(p, "__typing_is_unpacked_typevartuple__", False) for p in params):
            many = "many" if len(params) > count else "few"
            expected = f"at least {count - len(defaults)}" if defaults else count
            raise TypeError(f"Too {many} arguments for {self}; actual {len(params)}, "
                            f"expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = _args_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            params = (*[_type_check(p, msg) for p in params[:-1]], ...)
        else:
            msg = "Tuple[t0, t1, ...]: each t must be a type."
            params = tuple([_type_check(p, msg) for p in params])
        return self.copy_with(params)


Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_expression(args[0]):
            return super().__repr__()
        return (f"typing.Callable[[{', '.join([_type_repr(arg) for arg in args[:-1]])}], "
                f"{_type_repr(args[-1])}]")

    def _with_arguments(self, bound):
        # What takes a ParamSpec's place is put in flat.
        flat = []
        for arg in self.__args__:
            new, = _substitute((arg,), bound) or ((),)
            if isinstance(new, tuple):
                flat.extend(new)
            else:
                flat.append(new)
        return tuple(flat)

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and _is_parameter_expression(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, list):
            args = tuple(args)
        if not isinstance(args, tuple):
            return self.copy_with((args, result))
        msg = "Callable[[arg, ...], result]: each arg must be a type."
        return self.copy_with((*[_type_check(arg, msg) for arg in args], result))


def _make_callable():
    from collections.abc import Callable
    return _CallableType(Callable, 2, name="Callable")


Callable = _make_callable()


class NewType:
    """Makes a distinct type for checkers out of another; calling it gives its argument back."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were "
                                f"looking for: `{cls.__name__} = NewType({cls.__name__!r}, "
                                f"{name})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)


# Protocols

_NOT_PROTOCOL_MEMBERS = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__", "__orig_bases__",
    "__parameters__", "__type_params__", "__protocol_attrs__", "__non_callable_proto_members__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "_is_protocol_base", "_abc_impl",
    "__abc_tpflags__", "_MutableMapping__marker", "__qualname__", "__slotnames__"})


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic") and base.__module__ == "typing":
            continue
        annotations = base.__dict__.get("__annotations__", {})
        for name in (*base.__dict__, *annotations):
            if not name.startswith("_abc_") and name not in _NOT_PROTOCOL_MEMBERS:
                names.add(name)
    return names


def _no_init(self, *args, **kwargs):
    """The __init__ of protocols: they have no instances, but their subclasses may."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    # A class that merely implements a protocol uses the next __init__ behind it.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__")
        if init is not None and init is not _no_init:
            init(self, *args, **kwargs)
            return
    object.__init__(self, *args, **kwargs)


def _getattr_static(obj, name):
    """Find an attribute without calling anything; raise AttributeError if there is none."""
    instance_dict = getattr(obj, "__dict__", None)
    if isinstance(instance_dict, dict) and name in instance_dict:
        return instance_dict[name]
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    raise AttributeError(name)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif any(base.__dict__.get("_is_protocol_base") for base in bases):
            for base in bases:
                if not (base in (object, Generic)
                        or base.__module__ in ("collections.abc", "contextlib")
                        and base.__name__ in _PROTOCOL_LIKE
                        or getattr(base, "_is_protocol", False)):
                    raise TypeError("Protocols can only inherit from other protocols, "
                                    f"got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if cls.__dict__.get("_is_protocol"):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __subclasscheck__(cls, other):
        if cls.__dict__.get("_is_protocol_base"):
            return type.__subclasscheck__(cls, other)
        if cls.__dict__.get("_is_protocol"):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not cls.__dict__.get("_is_runtime_protocol"):
                if not _from_abc_or_functools(2):
                    raise TypeError("Instance and class checks can only be used with "
                                    "@runtime_checkable protocols")
            elif cls.__non_callable_proto_members__ and _own_hook(cls):
                members = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                if not _from_abc_or_functools(2):
                    raise TypeError("Protocols with non-method members don't support "
                                    f"issubclass(). Non-method members: {members}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol_base"):
            return type.__instancecheck__(cls, instance)
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        if not cls.__dict__.get("_is_runtime_protocol") and not _from_abc_or_functools(2):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        if ABCMeta.__instancecheck__(cls, instance):
            return True
        data_members = cls.__dict__.get("__non_callable_proto_members__", ())
        for name in cls.__protocol_attrs__:
            try:
                value = _getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in data_members:
                # A method set to None is one that the class refuses to have.
                return False
        return True


def _own_hook(cls):
    return cls.__subclasshook__.__func__ is _protocol_hook


def _from_abc_or_functools(depth):
    """Whether the check comes from the library, which may ask about any protocol."""
    return _caller(depth) in ("abc", "functools", "collections.abc")


_PROTOCOL_LIKE = frozenset({
    "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator",
    "Hashable", "Sized", "Container", "Collection", "Reversible", "Buffer",
    "AbstractContextManager", "AbstractAsyncContextManager"})


def _protocol_hook(cls, other):
    """The __subclasshook__ of protocols: does the class have all the members?"""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if (name in base.__dict__.get("__annotations__", {})
                    and getattr(other, "_is_protocol", False)):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class of protocols: a class belongs to one if it has its members."""

    __slots__ = ()
    _is_protocol = True
    _is_protocol_base = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base.__dict__.get("_is_protocol_base")
                                   for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


Protocol.__init__ = _no_init


def runtime_checkable(cls):
    """Class decorator that allows isinstance() with a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)
            and getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    data_members = set()
    for name in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, name, None))
        except Exception as exc:
            raise TypeError(f"Failed to determine whether protocol member {name!r} is a method "
                            "member") from exc
        if not is_method:
            data_members.add(name)
    cls.__non_callable_proto_members__ = data_members
    return cls


def is_protocol(tp, /):
    """Whether a type is a protocol."""
    return (isinstance(tp, type) and getattr(tp, "_is_protocol", False)
            and tp is not Protocol)


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """What abs() takes."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What round() takes."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


# NamedTuple

_FIXED_IN_NAMEDTUPLE = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
    "_field_types", "_make", "_replace", "_asdict", "_source"})


def _make_namedtuple(name, types, module, defaults=()):
    from collections import namedtuple
    types = {field: _type_check(typ, f"field {field} annotation must be a type")
             for field, typ in types}
    new = namedtuple(name, list(types), defaults=defaults, module=module)
    new.__annotations__ = new.__new__.__annotations__ = types
    return new


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get("__annotations__", {})
        with_default = []
        for field in types:
            if field in ns:
                with_default.append(field)
            elif with_default:
                plural = "s" if len(with_default) > 1 else ""
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default "
                                f"field{plural} {', '.join(with_default)}")
        new = _make_namedtuple(typename, types.items(), ns["__module__"],
                               [ns[field] for field in with_default])
        new.__bases__ = bases
        if Generic in bases:
            new.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _FIXED_IN_NAMEDTUPLE:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
            if key in ("__module__", "__name__", "__annotations__") or key in new._fields:
                continue
            setattr(new, key, value)
            set_name = getattr(type(value), "__set_name__", None)
            if set_name is not None:
                try:
                    set_name(value, new, key)
                except BaseException as error:
                    error.add_note(f"Error calling __set_name__ on {type(value).__name__!r} "
                                   f"instance {key!r} in {typename!r}")
                    raise
        if Generic in bases:
            new.__init_subclass__()
        return new


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def NamedTuple(typename, fields=None, /, **kwargs):
    """A named tuple whose fields have types; also a base class for the class syntax."""
    if kwargs and fields is not None:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, "
                        "not both")
    if kwargs or fields is None:
        import warnings
        if kwargs:
            how = "Creating NamedTuple classes using keyword arguments"
            instead = "Use the class-based or functional syntax instead."
        else:
            how = "Failing to pass a value for the 'fields' parameter"
            example = f"`{typename} = NamedTuple({typename!r}, [])`"
            instead = ("To create a NamedTuple class with 0 fields using the functional syntax, "
                       f"pass an empty list, e.g. {example}.")
        warnings.warn(f"{how} is deprecated and will be disallowed in Python 3.15. {instead}",
                      DeprecationWarning, stacklevel=2)
    new = _make_namedtuple(typename, kwargs.items() if fields is None else fields, _caller())
    new.__orig_bases__ = (NamedTuple,)
    return new


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# TypedDict

def _qualifiers(annotation):
    """Split Required, NotRequired, ReadOnly off a key's annotation: (names, is it wrapped)."""
    found = set()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = annotation.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            found.add(origin._name)
            annotation, = annotation.__args__
        else:
            return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict "
                                "base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        new = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(new, "__orig_bases__"):
            new.__orig_bases__ = bases
        own = ns.get("__annotations__", {})
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(typ, msg) for key, typ in own.items()}
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            inherited = base.__dict__
            annotations.update(inherited.get("__annotations__", {}))
            base_required = inherited.get("__required_keys__", set())
            base_optional = inherited.get("__optional_keys__", set())
            required |= base_required
            optional -= base_required
            required -= base_optional
            optional |= base_optional
            readonly |= inherited.get("__readonly_keys__", set())
            mutable |= inherited.get("__mutable_keys__", set())
        annotations.update(own)
        for key, annotation in own.items():
            marks = _qualifiers(annotation)
            if "Required" in marks or "NotRequired" not in marks and total:
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
            if "ReadOnly" in marks:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        new.__annotations__ = annotations
        new.__required_keys__ = frozenset(required)
        new.__optional_keys__ = frozenset(optional)
        new.__readonly_keys__ = frozenset(readonly)
        new.__mutable_keys__ = frozenset(mutable)
        new.__total__ = total
        return new

    def __call__(cls, /, *args, **kwargs):
        # Its instances are plain dicts.
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True):
    """A dict with a type for each of its keys; also a base class for the class syntax."""
    if fields is None:
        import warnings
        example = f"`{typename} = TypedDict({typename!r}, {{}})`"
        warnings.warn("Failing to pass a value for the 'fields' parameter is deprecated and "
                      "will be disallowed in Python 3.15. To create a TypedDict class with 0 "
                      "fields using the functional syntax, pass an empty dictionary, e.g. "
                      f"{example}.", DeprecationWarning, stacklevel=2)
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    new = _TypedDictMeta(typename, (), ns, total=total)
    new.__orig_bases__ = (TypedDict,)
    return new


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether a type is a TypedDict."""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


# Reading hints

class ForwardRef:
    """A type hint given as a string."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__",
                 "__forward_value__", "__forward_is_argument__", "__forward_is_class__",
                 "__forward_module__", "__weakref__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # `*Ts` is no expression, but the item of one is.
        source = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        module = sys.modules.get(self.__forward_module__)
        if module is not None:
            globalns = getattr(module, "__dict__", globalns)
        if type_params:
            localns = {**{param.__name__: param for param in type_params}, **localns}
        value = _type_check(eval(self.__forward_code__, globalns, localns),
                            "Forward references must evaluate to types.")
        value = _evaluate(value, globalns, localns, type_params,
                          recursive_guard | {self.__forward_arg__})
        self.__forward_value__ = value
        self.__forward_evaluated__ = True
        return value

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = ""
        if self.__forward_module__ is not None:
            module = f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _evaluate(hint, globalns, localns, type_params=(), recursive_guard=frozenset()):
    """Evaluate the forward references inside of a hint."""
    if isinstance(hint, ForwardRef):
        return hint._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(hint, (_GenericAlias, GenericAlias, UnionType)):
        return hint
    if isinstance(hint, _LiteralGenericAlias):
        return hint
    old = hint.__args__
    if isinstance(hint, GenericAlias):
        old = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in old])
    new = tuple([_evaluate(arg, globalns, localns, type_params, recursive_guard) for arg in old])
    if len(new) == len(hint.__args__) and all(a is b for a, b in zip(new, hint.__args__)):
        return hint
    return _rebuild(hint, new)


def _rebuild(hint, args):
    """The same generic type with other arguments."""
    if isinstance(hint, UnionType):
        return functools.reduce(lambda a, b: a | b, args)
    if isinstance(hint, GenericAlias):
        if type(hint) is not GenericAlias:
            return type(hint)(hint.__origin__, (list(args[:-1]), args[-1]))
        new = GenericAlias(hint.__origin__, args)
        return next(iter(new)) if getattr(hint, "__unpacked__", False) else new
    return hint.copy_with(args)


def _strip_annotations(hint):
    """Remove Annotated, Required, NotRequired and ReadOnly from a hint."""
    if isinstance(hint, _AnnotatedAlias):
        return _strip_annotations(hint.__origin__)
    if get_origin(hint) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(hint.__args__[0])
    if not isinstance(hint, (_GenericAlias, GenericAlias, UnionType)):
        return hint
    new = tuple([_strip_annotations(arg) for arg in hint.__args__])
    if all(a is b for a, b in zip(new, hint.__args__)):
        return hint
    return _rebuild(hint, new)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return the hints of a function, method, class or module, strings evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            names = globalns
            if names is None:
                names = getattr(sys.modules.get(base.__module__), "__dict__", {})
            annotations = base.__dict__.get("__annotations__", {})
            if not isinstance(annotations, dict):
                continue
            local = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # The module's names win over the class's in what was written there.
                names, local = local, names
            for name, value in annotations.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                hints[name] = _evaluate(value, names, local, base.__type_params__)
    else:
        if globalns is None:
            if isinstance(obj, type(sys)):
                globalns = obj.__dict__
            else:
                wrapped = obj
                while hasattr(wrapped, "__wrapped__"):
                    wrapped = wrapped.__wrapped__
                globalns = getattr(wrapped, "__globals__", {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, (type(sys), MethodType, type(get_type_hints), type(len),
                                type(str.join), type(object.__init__), type("".__str__))):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        type_params = getattr(obj, "__type_params__", ())
        hints = {}
        for name, value in dict(annotations).items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, type(sys)))
            hints[name] = _evaluate(value, globalns, localns, type_params)
    if include_extras:
        return hints
    return {name: _strip_annotations(value) for name, value in hints.items()}


def get_origin(tp):
    """The type without its arguments: list for List[int]; None if it has none."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """The arguments of a type: (int,) for List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if (getattr(tp.__origin__, "__name__", None) == "Callable"
                and tp.__origin__.__module__ == "collections.abc"
                and not (len(args) == 2 and _is_parameter_expression(args[0]))):
            args = list(args[:-1]), args[-1]
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


# Functions and decorators

def cast(typ, val):
    """Tell a checker that a value has a type; return the value."""
    return val


def assert_type(val, typ, /):
    """Ask a checker to confirm that a value has a type; return the value."""
    return val


def assert_never(arg, /):
    """Say that the code cannot be reached."""
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {text}")


def reveal_type(obj, /):
    """Print the type of an object on stderr; return the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    """Mark a method or class that must not be overridden or inherited from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Mark a method that overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Mark a function or class whose annotations are no hints."""
    if isinstance(arg, type):
        for value in list(arg.__dict__.values()):
            if isinstance(value, (classmethod, staticmethod)):
                value = value.__func__
            owner = getattr(value, "__qualname__", "").rpartition(".")[0]
            if owner == arg.__qualname__ and getattr(value, "__module__", None) == arg.__module__:
                if isinstance(value, (type, type(no_type_check))):
                    no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        # A built-in class.
        pass
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator's results be marked with no_type_check."""
    import warnings
    warnings.warn("'typing.no_type_check_decorator' is deprecated and slated for removal in "
                  "Python 3.15", DeprecationWarning, stacklevel=2)

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


# module -> qualified name -> line -> function
_overloads = {}


def overload(func):
    """Mark one of several signatures of a function."""
    inner = getattr(func, "__func__", func)
    try:
        place = _overloads.setdefault(inner.__module__, {}).setdefault(inner.__qualname__, {})
        place[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """List the overloads that were defined for a function."""
    func = getattr(func, "__func__", func)
    return list(_overloads.get(func.__module__, {}).get(func.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Mark a decorator, class or metaclass that works like dataclass()."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


# Files

class IO(Generic[AnyStr]):
    """What open() returns, for hints."""

    __slots__ = ()


def _abstract_io(name, is_property=False):
    def method(self, *args):
        pass
    method.__name__ = name
    method.__qualname__ = f"IO.{name}"
    method = abstractmethod(method)
    return property(method) if is_property else method


for _name in ("close", "fileno", "flush", "isatty", "read", "readable", "readline", "readlines",
              "seek", "seekable", "tell", "truncate", "writable", "write", "writelines",
              "__enter__", "__exit__"):
    setattr(IO, _name, _abstract_io(_name))
for _name in ("mode", "name", "closed"):
    setattr(IO, _name, _abstract_io(_name, is_property=True))
del _name


class BinaryIO(IO[bytes]):
    """A binary file, for hints."""

    __slots__ = ()


class TextIO(IO[str]):
    """A text file, for hints."""

    __slots__ = ()


for _form in ("buffer", "encoding", "errors", "line_buffering", "newlines"):
    setattr(TextIO, _form, _abstract_io(_form, is_property=True))
del _form
