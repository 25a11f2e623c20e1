"""Classes whose methods are written from their annotated fields.

The methods are generated as source, all of a class's in one `exec`, so that they run as fast
as hand-written ones.
"""

import sys
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """Raised on an assignment to a field of a frozen instance."""


class _Named:
    """A constant that shows its name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()

# Stands as a parameter's default for "call the field's default_factory".
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

_EMPTY_METADATA = MappingProxyType({})

# The kinds of field.
_FIELD = _Named("_FIELD")
_FIELD_CLASSVAR = _Named("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Named("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"

# Immutable built-in types: asdict and astuple need not copy them.
_ATOMIC_TYPES = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented),
    type(len), FunctionType, type, range, property})


class InitVar:
    """Marks the annotation of a field that is only a parameter of __init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, GenericAlias):
            return f"dataclasses.InitVar[{self.type.__name__}]"
        return f"dataclasses.InitVar[{self.type!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


def _recursive_repr(function):
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)

    __repr__.__wrapped__ = function
    __repr__.__qualname__ = function.__qualname__
    __repr__.__module__ = function.__module__
    __repr__.__doc__ = function.__doc__
    return __repr__


class Field:
    """One field: what field() was given, and its name and type."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = ["name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
                 "metadata", "kw_only", "_field_type"]
        parts = [f"{name}={getattr(self, name)!r}" for name in shown[:-1]]
        return f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        # The default takes the field's place in the class, so it gets to know its name.
        method = getattr(type(self.default), "__set_name__", None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


Field.__repr__ = _recursive_repr(Field.__repr__)


class _DataclassParams:
    """The parameters that dataclass() was called with."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only",
                 "slots", "weakref_slot")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return "_DataclassParams(" + ",".join(
            [f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Describe a field: its default, and in which of the methods it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# What an annotation means

def _string_annotation_is(text, cls, wanted):
    """Whether a string annotation names ClassVar, InitVar or KW_ONLY.

    `wanted` judges what the name stands for in the class's module.  Only the text's beginning
    counts: evaluating the whole could need names that do not exist yet.
    """
    name, rest = _first_word(text)
    prefix = None
    if rest.startswith("."):
        prefix = name
        name, rest = _first_word(rest[1:])
    namespace = sys.modules.get(cls.__module__)
    if namespace is None:
        return False
    namespace = namespace.__dict__
    if prefix is not None:
        module = namespace.get(prefix)
        if module is None or type(module) is not type(sys):
            return False
        namespace = module.__dict__
    return wanted(namespace.get(name))


def _first_word(text):
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_classvar(annotation):
    typing = sys.modules.get("typing")
    # Unless typing is loaded, nobody can have made a ClassVar.
    if typing is None:
        return False
    return (annotation is typing.ClassVar
            or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _annotation_is(cls, annotation, wanted):
    if wanted(annotation):
        return True
    return isinstance(annotation, str) and _string_annotation_is(annotation, cls, wanted)


def _make_field(cls, name, annotation, default_kw_only):
    """Return the Field for an annotated name in the class body."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        fld = default
    else:
        if isinstance(default, MemberDescriptorType):
            # The descriptor of a slot is no default.
            default = MISSING
        fld = field(default=default)
    fld.name = name
    fld.type = annotation
    if _annotation_is(cls, annotation, _is_classvar):
        fld._field_type = _FIELD_CLASSVAR
    elif _annotation_is(cls, annotation, _is_initvar):
        fld._field_type = _FIELD_INITVAR
    else:
        fld._field_type = _FIELD

    if fld._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if fld.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
    if fld._field_type in (_FIELD, _FIELD_INITVAR):
        if fld.kw_only is MISSING:
            fld.kw_only = default_kw_only
    elif fld.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if fld._field_type is _FIELD and fld.default.__class__.__hash__ is None:
        # A mutable default would be shared by all instances.
        raise ValueError(f"mutable default {type(fld.default)} for field {name} is not allowed: "
                         "use default_factory")
    return fld


# Generated methods

class _Methods:
    """Collects the source of a class's methods, and makes them all at once."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.names = []
        self.source = []
        # What the source refers to: parameters of the function around the methods.
        self.values = {}
        self.overwrite_error = {}

    def add(self, name, parameters, body, values=None, overwrite_error=None):
        self.names.append(name)
        self.source.append(f"  def {name}({', '.join(parameters)}):")
        self.source.extend([f"    {line}" for line in body])
        if values:
            self.values.update(values)
        self.overwrite_error[name] = overwrite_error

    def install(self, cls, annotations):
        if not self.names:
            return
        # Of the module's names only the builtins are of use, and those the source is given.
        source = (f"def make({', '.join(self.values)}):\n" + "\n".join(self.source)
                  + f"\n  return {', '.join(self.names)},")
        namespace = {}
        exec(source, self.namespace, namespace)
        for function in namespace["make"](**self.values):
            name = function.__name__
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in annotations:
                function.__annotations__ = annotations[name]
            existed = _set_new_attribute(cls, name, function)
            error = self.overwrite_error[name]
            if existed and error:
                raise TypeError(error if error is not True else
                                f"Cannot overwrite attribute {name} in class {cls.__name__}")


def _set_new_attribute(cls, name, value):
    """Set an attribute unless the class itself has it; tell whether it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_parameter(fld):
    """The parameter of __init__ for a field."""
    if fld.default is MISSING and fld.default_factory is MISSING:
        return f"{fld.name}"
    if fld.default is not MISSING:
        return f"{fld.name}=__dataclass_dflt_{fld.name}__"
    return f"{fld.name}=__dataclass_HAS_DEFAULT_FACTORY__"


def _init_value(fld, values, slots):
    """The expression for a field's initial value in __init__, or None if it gets none."""
    default = f"__dataclass_dflt_{fld.name}__"
    if fld.default_factory is not MISSING:
        values[default] = fld.default_factory
        if fld.init:
            return (f"{default}() if {fld.name} is __dataclass_HAS_DEFAULT_FACTORY__ "
                    f"else {fld.name}")
        return f"{default}()"
    if fld.default is not MISSING:
        values[default] = fld.default
        if fld.init:
            return fld.name
        # The class attribute is the value already, unless a slot takes its name.
        return default if slots else None
    return fld.name if fld.init else None


def _add_init(methods, cls, all_fields, std_fields, kw_only_fields, frozen, has_post_init,
              self_name, slots):
    seen_default = None
    for fld in std_fields:
        if not fld.init:
            continue
        if fld.default is not MISSING or fld.default_factory is not MISSING:
            seen_default = fld
        elif seen_default is not None:
            raise TypeError(f"non-default argument {fld.name!r} follows default argument "
                            f"{seen_default.name!r}")
    values = {
        "__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY,
        "__dataclass_builtins_object__": object,
    }
    body = []
    for fld in all_fields:
        value = _init_value(fld, values, slots)
        if value is None or fld._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({self_name},{fld.name!r},"
                        f"{value})")
        else:
            body.append(f"{self_name}.{fld.name}={value}")
    if has_post_init:
        arguments = ",".join([fld.name for fld in all_fields
                              if fld._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.{_POST_INIT_NAME}({arguments})")
    parameters = [self_name] + [_init_parameter(fld) for fld in std_fields]
    if kw_only_fields:
        parameters += ["*"] + [_init_parameter(fld) for fld in kw_only_fields]
    methods.add("__init__", parameters, body or ["pass"], values)
    return {fld.name: fld.type for fld in std_fields + kw_only_fields} | {"return": None}


def _add_repr(methods, flds):
    shown = ", ".join([f"{fld.name}={{self.{fld.name}!r}}" for fld in flds])
    methods.add("__repr__", ["self"],
                [f"return f\"{{self.__class__.__qualname__}}({shown})\""])


def _add_eq(methods, flds):
    terms = [f"self.{fld.name}==other.{fld.name}" for fld in flds]
    methods.add("__eq__", ["self", "other"],
                ["if self is other:",
                 " return True",
                 "if other.__class__ is self.__class__:",
                 f" return {' and '.join(terms) or 'True'}",
                 "return NotImplemented"])


def _tuple_source(owner, flds):
    if not flds:
        return "()"
    return "(" + "".join([f"{owner}.{fld.name}," for fld in flds]) + ")"


def _add_order(methods, cls, flds):
    ours, theirs = _tuple_source("self", flds), _tuple_source("other", flds)
    for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        methods.add(name, ["self", "other"],
                    ["if other.__class__ is self.__class__:",
                     f" return {ours}{sign}{theirs}",
                     "return NotImplemented"],
                    overwrite_error=(
                        f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                        "Consider using functools.total_ordering"))


def _add_frozen(methods, cls, flds):
    names = "".join([f"{fld.name!r}, " for fld in flds])
    condition = "type(self) is __dataclass_cls__"
    if flds:
        condition += f" or name in ({names})"
    values = {"__dataclass_cls__": cls, "__dataclass_FrozenInstanceError__": FrozenInstanceError}
    methods.add("__setattr__", ["self", "name", "value"],
                [f"if {condition}:",
                 " raise __dataclass_FrozenInstanceError__(f\"cannot assign to field {name!r}\")",
                 "super(__dataclass_cls__, self).__setattr__(name, value)"],
                values, overwrite_error=True)
    methods.add("__delattr__", ["self", "name"],
                [f"if {condition}:",
                 " raise __dataclass_FrozenInstanceError__(f\"cannot delete field {name!r}\")",
                 "super(__dataclass_cls__, self).__delattr__(name)"],
                values, overwrite_error=True)


def _add_hash(methods, flds):
    methods.add("__hash__", ["self"], [f"return hash({_tuple_source('self', flds)})"])


def _decide_hash(methods, cls, flds, params, has_explicit_hash):
    """Set __hash__ as the table in the documentation says."""
    if params.unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or has_explicit_hash:
        return
    elif not params.frozen:
        # Equal by value, but mutable.
        cls.__hash__ = None
        return
    if cls.__dict__.get("__hash__", MISSING) is None:
        del cls.__hash__
    _add_hash(methods, [fld for fld in flds if (fld.compare if fld.hash is None else fld.hash)])


# The decorator

def _inherited(cls, frozen):
    """Return the base classes' fields, and check that frozen and unfrozen do not mix."""
    fields = {}
    any_frozen = False
    all_frozen = None
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_bases = True
        for fld in base_fields.values():
            fields[fld.name] = fld
        if all_frozen is None:
            all_frozen = True
        base_frozen = getattr(base, _PARAMS).frozen
        all_frozen = all_frozen and base_frozen
        any_frozen = any_frozen or base_frozen
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return fields


def _own_fields(cls, kw_only):
    annotations = cls.__dict__.get("__annotations__", {})
    found = []
    seen_marker = False
    for name, annotation in annotations.items():
        if _annotation_is(cls, annotation, _is_kw_only):
            if seen_marker:
                raise TypeError(
                    f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = True
            kw_only = True
        else:
            found.append(_make_field(cls, name, annotation, kw_only))
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    fields = _inherited(cls, frozen)
    setattr(cls, _PARAMS, params)
    for fld in _own_fields(cls, kw_only):
        fields[fld.name] = fld
        # The default becomes the class attribute; a field without one has none.
        if isinstance(getattr(cls, fld.name, None), Field):
            if fld.default is MISSING:
                delattr(cls, fld.name)
            else:
                setattr(cls, fld.name, fld.default)
    setattr(cls, _FIELDS, fields)

    own_hash = cls.__dict__.get("__hash__", MISSING)
    # A class that defines __eq__ gets the __hash__ None, which nobody wrote.
    has_explicit_hash = not (own_hash is MISSING
                             or own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")

    in_init = [fld for fld in fields.values() if fld._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = [fld for fld in in_init if fld.init and not fld.kw_only]
    kw_init = [fld for fld in in_init if fld.init and fld.kw_only]
    real = [fld for fld in fields.values() if fld._field_type is _FIELD]
    compared = [fld for fld in real if fld.compare]

    module = sys.modules.get(cls.__module__)
    methods = _Methods(module.__dict__ if module is not None else {})
    annotations = {}
    if init:
        self_name = "__dataclass_self__" if "self" in fields else "self"
        annotations["__init__"] = _add_init(
            methods, cls, in_init, std_init, kw_init, frozen, hasattr(cls, _POST_INIT_NAME),
            self_name, slots)
    if repr:
        _add_repr(methods, [fld for fld in real if fld.repr])
    if eq:
        _add_eq(methods, compared)
    if order:
        _add_order(methods, cls, compared)
    if frozen:
        _add_frozen(methods, cls, real)
    _decide_hash(methods, cls, real, params, has_explicit_hash)
    has_own_repr = "__repr__" in cls.__dict__
    # Whether calling the class is calling the __init__ made here.
    plain_call = (init and "__init__" not in cls.__dict__ and "__new__" not in cls.__dict__
                  and type(cls).__call__ is type.__call__)
    methods.install(cls, annotations)
    if repr and not has_own_repr:
        cls.__repr__ = _recursive_repr(cls.__repr__)
    _set_new_attribute(cls, "__replace__", _replace)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + (_signature_text(std_init, kw_init) if plain_call
                                      else _inspected_signature(cls))
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([fld.name for fld in std_init]))
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot, fields)
    if hasattr(cls, "__abstractmethods__"):
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _inspected_signature(cls):
    import inspect
    try:
        return str(inspect.signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _signature_text(std_init, kw_init):
    # What _inspected_signature() would say, without importing inspect.
    def show(fld):
        annotation = fld.type
        if getattr(annotation, "__module__", None) == "typing":
            text = repr(annotation).replace("typing.", "")
        elif isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
            text = annotation.__qualname__
            if annotation.__module__ != "builtins":
                text = f"{annotation.__module__}.{text}"
        else:
            text = repr(annotation)
        if fld.default is not MISSING:
            return f"{fld.name}: {text} = {fld.default!r}"
        if fld.default_factory is not MISSING:
            return f"{fld.name}: {text} = <factory>"
        return f"{fld.name}: {text}"

    parts = [show(fld) for fld in std_init]
    if kw_init:
        parts += ["*"] + [show(fld) for fld in kw_init]
    return f"({', '.join(parts)})"


# Slots

def _slot_names(cls):
    """The names of the slots that a class itself has."""
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        # A class without __slots__ has these two, if its type's layout allows them.
        names = []
        if "__weakref__" in cls.__dict__:
            names.append("__weakref__")
        if "__dict__" in cls.__dict__:
            names.append("__dict__")
        return names
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return list(slots)


def _with_slots(cls, frozen, weakref_slot, fields):
    """Make the class again, with __slots__: they cannot be added to an existing one."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [fld.name for fld in fields.values() if fld._field_type is _FIELD]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slot_names(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        # A default left in the class would be in the slot's way.
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = getattr(cls, "__qualname__", cls.__name__)
    if frozen:
        # Without a __dict__, and with __setattr__ forbidden, pickle needs help.
        if "__getstate__" not in namespace:
            new.__getstate__ = _getstate
        if "__setstate__" not in namespace:
            new.__setstate__ = _setstate
    return new


def _getstate(self):
    return [getattr(self, fld.name) for fld in fields(self)]


def _setstate(self, state):
    for fld, value in zip(fields(self), state):
        object.__setattr__(self, fld.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Class decorator that adds methods made from the annotated fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                              kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# Functions on dataclasses

def fields(class_or_instance):
    """Return a tuple of the fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([fld for fld in found.values() if fld._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether something is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields as a dict, dataclasses inside of it included."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    """Return the values of the fields as a tuple, dataclasses inside of it included."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, tuple_factory, False)


def _convert(obj, factory, with_names):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        if with_names:
            return factory([(fld.name, _convert(getattr(obj, fld.name), factory, True))
                            for fld in fields(obj)])
        return factory([_convert(getattr(obj, fld.name), factory, False) for fld in fields(obj)])
    if issubclass(cls, tuple):
        items = [_convert(item, factory, with_names) for item in obj]
        # A named tuple takes its items one by one.
        return cls(*items) if hasattr(cls, "_fields") else cls(items)
    if issubclass(cls, list):
        return cls([_convert(item, factory, with_names) for item in obj])
    if issubclass(cls, dict):
        items = [(_convert(key, factory, with_names), _convert(value, factory, with_names))
                 for key, value in obj.items()]
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for key, value in items:
                result[key] = value
            return result
        return cls(items)
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """Make a dataclass from names, (name, type) pairs and (name, type, Field) triples."""
    from keyword import iskeyword
    from types import new_class

    namespace = {} if namespace is None else namespace
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    if module is None:
        try:
            module = sys._getframemodulename(1) or "__main__"
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get("__name__", "__main__")
            except (AttributeError, ValueError):
                module = None
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object of the same type, with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for fld in getattr(self, _FIELDS).values():
        if fld._field_type is _FIELD_CLASSVAR:
            continue
        if not fld.init:
            if fld.name in changes:
                raise TypeError(f"field {fld.name} is declared with init=False, it cannot be "
                                "specified with replace()")
            continue
        if fld.name not in changes:
            if fld._field_type is _FIELD_INITVAR and fld.default is MISSING:
                raise TypeError(f"InitVar {fld.name!r} must be specified with replace()")
            changes[fld.name] = getattr(self, fld.name)
    return self.__class__(**changes)
