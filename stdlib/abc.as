"""Abstract base classes: the metaclass ABCMeta and its decorators.

Every abstract class owns one `_Registry` (in `_abc_impl`): the classes
registered with it, and two caches of earlier answers.  All hold weak
references only.  A global counter, raised by each `register`, tells when a
cached "no" may have become a "yes".
"""

from _weakref import ref as _ref

__all__ = ["ABC", "ABCMeta", "abstractclassmethod", "abstractmethod", "abstractproperty",
           "abstractstaticmethod", "get_cache_token", "update_abstractmethods"]

_token = 0


class _Registry:
    __slots__ = ("registered", "accepted", "rejected", "rejected_at", "__weakref__")

    def __init__(self):
        self.registered = set()
        self.accepted = set()
        self.rejected = set()
        self.rejected_at = _token


def abstractmethod(funcobj, /):
    """Mark a method that a concrete subclass has to define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Older spelling of @classmethod over @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Older spelling of @staticmethod over @abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Older spelling of @property over @abstractmethod."""

    __isabstractmethod__ = True


def get_cache_token():
    """Return a value that changes whenever any class is registered."""
    return _token


def _abstract_names(cls, namespace):
    names = {name for name, value in namespace.items()
             if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if name not in names:
                if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                    names.add(name)
    return frozenset(names)


def _add_weakly(classes, cls):
    # The callback removes the entry once the class is gone, so that caches
    # do not grow in programs that keep making classes.
    classes.add(_ref(cls, classes.discard))


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _Registry()
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass of this class, and return it."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        # The other way round the two would be subclasses of each other.
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        _add_weakly(cls._abc_impl.registered, subclass)
        _token += 1
        # Sequence and Mapping carry the bit by which the match statement knows their kind.
        kind = getattr(cls, "__abc_tpflags__", 0)
        if kind and not getattr(subclass, "__abc_tpflags__", 0):
            try:
                subclass.__abc_tpflags__ = kind
            except (AttributeError, TypeError):
                # A built-in type: it knows its kind by itself.
                pass
        return subclass

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        claimed = instance.__class__
        impl = cls._abc_impl
        if _ref(claimed) in impl.accepted:
            return True
        actual = type(instance)
        if actual is claimed:
            if impl.rejected_at == _token and _ref(claimed) in impl.rejected:
                return False
            return cls.__subclasscheck__(claimed)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        impl = cls._abc_impl
        key = _ref(subclass)
        if key in impl.accepted:
            return True
        if impl.rejected_at != _token:
            impl.rejected = set()
            impl.rejected_at = _token
        elif key in impl.rejected:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = _is_subclass(cls, subclass, impl)
        elif answer is not True and answer is not False:
            raise AssertionError(
                "__subclasshook__ must return either False, True, or NotImplemented")
        _add_weakly(impl.accepted if answer else impl.rejected, subclass)
        return answer

    def _dump_registry(cls, file=None):
        """Print what is registered and cached, for debugging."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        impl = cls._abc_impl
        print(f"_abc_registry: {impl.registered!r}", file=file)
        print(f"_abc_cache: {impl.accepted!r}", file=file)
        print(f"_abc_negative_cache: {impl.rejected!r}", file=file)
        print(f"_abc_negative_cache_version: {impl.rejected_at!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget the registered classes (a help for tests)."""
        cls._abc_impl.registered.clear()

    def _abc_caches_clear(cls):
        """Forget the cached answers (a help for tests)."""
        cls._abc_impl.accepted.clear()
        cls._abc_impl.rejected.clear()


def _is_subclass(cls, subclass, impl):
    """Decide without caches: a real base, a registered class, or below a subclass of ours."""
    if cls in getattr(subclass, "__mro__", ()):
        return True
    for entry in list(impl.registered):
        registered = entry()
        if registered is not None and issubclass(subclass, registered):
            return True
    for child in cls.__subclasses__():
        if issubclass(subclass, child):
            return True
    return False


def update_abstractmethods(cls):
    """Work out the abstract methods of a class again, after it was changed; return the class."""
    if not hasattr(cls, "__abstractmethods__"):
        # Not an abstract class, and none of its bases is.
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """Inherit from this to get ABCMeta without naming it."""

    __slots__ = ()
