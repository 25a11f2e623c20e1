"""The heart of typing: type variables, type aliases, generic classes and their aliases.

A program that writes `class Box[T]` or `type Pair[T] = ...` needs only this.  The compiler
makes the type parameters with the four functions at the end; bounds, defaults and the values
of aliases come as functions, which are called when somebody asks.
"""

import sys
from types import GenericAlias, UnionType

_REDUNDANT_IN_REPR = ("typing", "builtins")


class NoDefaultType:
    """The type of NoDefault, which says that a type parameter has no default."""

    __slots__ = ()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


def _caller():
    """The name of the module two calls above."""
    try:
        return sys._getframemodulename(2)
    except AttributeError:
        pass
    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


def _type_repr(obj):
    """How a type is shown inside of another one."""
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(item) for item in obj]) + "]"
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _FUNCTION_TYPES):
        return obj.__name__
    return repr(obj)


_FUNCTION_TYPES = (type(lambda: None), type(len))


def _type_check(arg, msg):
    """Check an argument of a special form; None means its type, a string a forward reference."""
    if arg is None:
        return type(None)
    if type(arg) is str:
        from typing import ForwardRef
        return ForwardRef(arg)
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _union(left, right):
    from typing import Union
    return Union[left, right]


# Type parameters

class _TypeParameter:
    """What TypeVar, ParamSpec and TypeVarTuple share."""

    def _set(self, name, default, module):
        self.__name__ = name
        self.__module__ = module
        self._default = default
        self._evaluate_default = None

    @property
    def __default__(self):
        """The default, or NoDefault."""
        if self._evaluate_default is not None:
            self._default = self._evaluate_default()
            self._evaluate_default = None
        return self._default

    def has_default(self):
        """Whether there is a default."""
        return self._evaluate_default is not None or self._default is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __or__(self, right):
        return _union(self, right)

    def __ror__(self, left):
        return _union(left, self)

    def __init_subclass__(cls, **kwargs):
        if cls.__module__ != __name__:
            base = cls.__mro__[1].__name__
            raise TypeError(f"type 'typing.{base}' is not an acceptable base type")


def _variance_prefix(self):
    if self.__infer_variance__:
        return ""
    return "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"


def _check_variance(covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")


class TypeVar(_TypeParameter):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        _check_variance(covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if bound is not None:
            bound = _type_check(bound, "Bound must be a type.")
        self._set(name, default, _caller())
        self._bound = bound
        self._evaluate_bound = None
        self._constraints = tuple([_type_check(item, "TypeVar(name, constraint, ...): "
                                               "constraints must be types.")
                                   for item in constraints])
        self._evaluate_constraints = None
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def __bound__(self):
        """The upper bound, or None."""
        if self._evaluate_bound is not None:
            self._bound = self._evaluate_bound()
            self._evaluate_bound = None
        return self._bound

    @property
    def __constraints__(self):
        """The types of which the variable has to be one, if there are any."""
        if self._evaluate_constraints is not None:
            self._constraints = tuple(self._evaluate_constraints())
            self._evaluate_constraints = None
        return self._constraints

    def __repr__(self):
        return _variance_prefix(self) + self.__name__

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.")
        if _is_unpacked_tuple_variable(arg):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index >= len(args) and self.has_default():
            return (*args, self.__default__)
        if index >= len(args):
            _check_count(alias, params, args)
        return args


class ParamSpecArgs:
    """The positional parameters of a ParamSpec: P.args."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecArgs")


class ParamSpecKwargs:
    """The keyword parameters of a ParamSpec: P.kwargs."""

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of ParamSpecKwargs")


class ParamSpec(_TypeParameter):
    """A variable for the parameters of a callable."""

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        _check_variance(covariant, contravariant, infer_variance)
        self._set(name, default, _caller())
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return _variance_prefix(self) + self.__name__

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple([_type_check(item, "Expected a type.") for item in arg])
        if not _is_parameter_expression(arg):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index == len(args) and self.has_default():
            args = (*args, self.__default__)
        if index >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(params) == 1 and not _is_parameter_expression(args[0]):
            # With one parameter, the brackets around the list may be left out.
            return (args,)
        if isinstance(args[index], list):
            return (*args[:index], tuple(args[index]), *args[index + 1:])
        return args


class TypeVarTuple(_TypeParameter):
    """A variable for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self._set(name, default, _caller())

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        for param in params[index + 1:]:
            if isinstance(param, TypeVarTuple):
                raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        after = len(params) - index - 1
        if index + after > len(args):
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at "
                            f"least {len(params) - 1}")
        end = len(args) - after
        own = args[index:end]
        if not own and self.has_default():
            default = self.__default__
            own = tuple(default) if isinstance(default, (list, tuple)) else (default,)
        return (*args[:index], own, *args[end:])

    def __or__(self, right):
        return NotImplemented

    def __ror__(self, left):
        return NotImplemented


def _is_parameter_expression(value):
    return (value is ... or isinstance(value, (tuple, list, ParamSpec))
            or type(value).__name__ == "_ConcatenateGenericAlias")


def _is_unpacked_tuple_variable(value):
    return getattr(value, "__typing_is_unpacked_typevartuple__", False)


class TypeAliasType:
    """What a `type` statement makes."""

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__dict__.update(__name__=name, __module__=_caller(), __type_params__=type_params,
                             _value=value, _evaluate=None)

    def __setattr__(self, name, value):
        if name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}")

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __value__(self):
        if self._evaluate is not None:
            # Kept only if it succeeds: a name may be defined later.
            self.__dict__["_value"] = self._evaluate()
            self.__dict__["_evaluate"] = None
        return self._value

    @property
    def __parameters__(self):
        # A TypeVarTuple counts as the types it stands for.
        return tuple([next(iter(p)) if isinstance(p, TypeVarTuple) else p
                      for p in self.__type_params__])

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args if isinstance(args, tuple) else (args,))

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __or__(self, right):
        return _union(self, right)

    def __ror__(self, left):
        return _union(left, self)


# Generic aliases

def _collect_type_parameters(args):
    """The type parameters that occur in some arguments, in order."""
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_type_parameters(arg)
        elif isinstance(arg, _TypeParameter):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
        for param in inner:
            if param not in found:
                found.append(param)
    return tuple(found)


def _unpack_args(args):
    """Flatten *tuple[int, str] among arguments; an unbounded one stays as it is."""
    flat = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner is not None and not (len(inner) == 2 and inner[1] is ...):
            flat.extend(inner)
        else:
            flat.append(arg)
    return tuple(flat)


def _check_count(owner, params, args):
    """Check the number of arguments for some parameters without a TypeVarTuple."""
    needed = len(params)
    required = sum([not param.has_default() and not isinstance(param, TypeVarTuple)
                    for param in params])
    if len(args) > needed or len(args) < required:
        many = "many" if len(args) > needed else "few"
        if many == "few":
            expected = f"at least {required}"
        else:
            expected = needed
        raise TypeError(f"Too {many} arguments for {owner}; actual {len(args)}, "
                        f"expected {expected}")


class _ParametersOnly:
    """Stands for a generic class where only its parameters and its name matter."""

    def __init__(self, owner, params):
        self.owner = owner
        self.__parameters__ = params

    def __repr__(self):
        return repr(self.owner)


def _bind(owner, params, args, check=True):
    """Check arguments for parameters, and return a dict from each parameter to its argument.

    Without `check`, only their number is checked.
    """
    args = _unpack_args(args)
    if not any(isinstance(p, TypeVarTuple) for p in params):
        lone_spec = (len(params) == 1 and isinstance(params[0], ParamSpec)
                     and not (len(args) == 1 and _is_parameter_expression(args[0])))
        if not lone_spec:
            _check_count(owner, params, args)
    shape = _ParametersOnly(owner, params)
    for param in params:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(shape, args)
    _check_count(owner, params, args)
    bound = {}
    for param, arg in zip(params, args):
        if isinstance(param, TypeVarTuple):
            bound[param] = tuple([_type_check(item, "Expected a type.") for item in arg])
        elif check or isinstance(param, TypeVar):
            bound[param] = param.__typing_subst__(arg)
        else:
            bound[param] = arg
    return bound


def _substitute(args, bound):
    """Put arguments in the place of parameters, also inside of other types."""
    result = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            result.append(arg)
        elif isinstance(arg, tuple):
            result.append(_substitute(arg, bound))
        elif _is_unpacked_tuple_variable(arg):
            inner = bound.get(arg.__parameters__[0])
            if inner is None:
                result.append(arg)
            else:
                result.extend(inner)
        elif isinstance(arg, _TypeParameter):
            result.append(bound.get(arg, arg))
        else:
            params = getattr(arg, "__parameters__", ())
            if params:
                inner = []
                for param in params:
                    if isinstance(param, TypeVarTuple):
                        inner.extend(bound.get(param, (param,)))
                    else:
                        inner.append(bound.get(param, param))
                arg = arg[tuple(inner)]
            result.append(arg)
    return tuple(result)


class _BaseGenericAlias:
    """What typing's own aliases share: they act for their origin."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            # Objects without a __dict__ do not remember it.
            pass
        return result

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        # Generic has to be among the bases, once, behind the others.
        index = bases.index(self)
        for base in bases[index + 1:]:
            if isinstance(base, _BaseGenericAlias) or base is Generic or (
                    isinstance(base, type) and issubclass(base, Generic)):
                break
        else:
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, attr):
        if attr in ("__origin__", "__args__"):
            raise AttributeError(attr)
        if "__origin__" in self.__dict__ and not (attr[:2] == attr[-2:] == "__"):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if attr[:2] == attr[-2:] == "__" or attr in ("_name", "_inst", "_nparams", "_defaults"):
            object.__setattr__(self, attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(object.__dir__(self)
                        + [name for name in dir(self.__origin__)
                           if not (name[:2] == name[-2:] == "__")]))


class _GenericAlias(_BaseGenericAlias):
    """A generic class or special form with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return _union(self, right)

    def __ror__(self, left):
        return _union(left, self)

    def __getitem__(self, args):
        if self.__origin__ is Generic or getattr(self.__origin__, "_is_protocol_base", False):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        bound = _bind(self, self.__parameters__, args)
        return self.copy_with(self._with_arguments(bound))

    def _with_arguments(self, bound):
        return _substitute(self.__args__, bound)

    def copy_with(self, args):
        """The same alias with other arguments."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        if self._name:
            name = "typing." + self._name
        else:
            name = _type_repr(self.__origin__)
        args = ", ".join([_type_repr(arg) for arg in self.__args__]) or "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator
        if self._name:
            import typing
            origin = getattr(typing, self._name)
        else:
            origin = self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _NotABase):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            # Another alias brings Generic in already.
            index = bases.index(self)
            for base in bases:
                if isinstance(base, _BaseGenericAlias) and getattr(
                        base.__origin__, "_is_protocol_base", False):
                    return ()
            for base in bases[index + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]


class _NotABase:
    """Marks the special forms, from which no class can inherit."""


# Generic

class Generic:
    """Base class of generic classes."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([type(None) if arg is None else arg for arg in args])
        if cls is Generic or cls.__dict__.get("_is_protocol_base"):
            name = cls.__name__
            if not args:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            # Ts stands for *Ts.
            if not all(isinstance(arg, _TypeParameter) or _is_unpacked_tuple_variable(arg)
                       for arg in args):
                raise TypeError(f"Parameters to {name}[...] must all be type variables or "
                                "parameter specification variables.")
            if len(set(args)) != len(args):
                raise TypeError(f"Parameters to {name}[...] must all be unique")
            args = tuple([next(iter(arg)) if isinstance(arg, TypeVarTuple) else arg
                          for arg in args])
            return _GenericAlias(cls, args)
        params = getattr(cls, "__parameters__", ())
        if not params:
            raise TypeError(f"{cls} is not a generic class")
        bound = _bind(cls, params, args, check=False)
        flat = []
        for param in params:
            if isinstance(param, TypeVarTuple):
                flat.extend(bound[param])
            else:
                flat.append(bound[param])
        return _GenericAlias(cls, tuple(flat))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        orig_bases = cls.__dict__.get("__orig_bases__")
        if orig_bases is not None:
            plain = Generic in orig_bases
        else:
            plain = Generic in cls.__bases__ and not cls.__dict__.get("_is_protocol_base") and (
                type(cls).__name__ not in ("_ProtocolMeta", "_TypedDictMeta"))
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        params = ()
        if orig_bases is not None:
            params = _collect_type_parameters(orig_bases)
            listed = None
            for base in orig_bases:
                if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                    if listed is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple times.")
                    listed = base.__parameters__
            if listed is not None:
                unlisted = [str(param) for param in params if param not in listed]
                if unlisted:
                    raise TypeError(f"Some type variables ({', '.join(unlisted)}) are not listed "
                                    f"in Generic[{', '.join([str(p) for p in listed])}]")
                params = listed
        cls.__parameters__ = tuple(params)


# Kept its instances small; CPython's shows none.
del Generic.__slots__


for _class in (NoDefaultType, TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple,
               TypeAliasType, _BaseGenericAlias, _GenericAlias, Generic):
    _class.__module__ = "typing"


# What the compiler calls

def make_typevar(name, bound=None, constraints=None, default=None):
    """Make the type variable of `[T]`, `[T: bound]` or `[T: (constraints)]`; functions or None."""
    param = TypeVar(name, infer_variance=True)
    param.__module__ = _caller()
    param._evaluate_bound = bound
    param._evaluate_constraints = constraints
    param._evaluate_default = default
    return param


def make_paramspec(name, default=None):
    """Make the variable of `[**P]`."""
    param = ParamSpec(name, infer_variance=True)
    param.__module__ = _caller()
    param._evaluate_default = default
    return param


def make_typevartuple(name, default=None):
    """Make the variable of `[*Ts]`."""
    param = TypeVarTuple(name)
    param.__module__ = _caller()
    param._evaluate_default = default
    return param


def set_default(param, default):
    """Give the parameter a default, evaluated by the function when it is asked for."""
    param._evaluate_default = default
    return param


def make_typealias(name, type_params, value):
    """Make the alias of `type Name[...] = value`; `value` is a function."""
    alias = TypeAliasType(name, None, type_params=type_params)
    alias.__dict__["__module__"] = _caller()
    alias.__dict__["_evaluate"] = value
    return alias


def make_generic_base(type_params):
    """Make the base Generic[...] that `class Name[...]` adds to its bases."""
    return Generic[type_params]
