"""Which kind of object something is, and its members: the part of inspect that others build on."""

import sys
import types
from collections import namedtuple

# Classes and functions made here say that they are inspect's.
__name__ = 'inspect'

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512


# ---- kinds --------------------------------------------------------------------------------------

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object) or ismethodwrapper(object))


def ismethoddescriptor(object):
    """A descriptor without __set__ that is no method, function, class or property."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    functools = sys.modules.get('functools')
    if functools is not None and isinstance(object, functools.partial):
        return False
    return hasattr(kind, '__get__') and not (hasattr(kind, '__set__')
                                             or hasattr(kind, '__delete__'))


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    if isinstance(object, types.CoroutineType):
        return True
    # asyncio's own, such as sleep() and reads of streams, are written in C.
    kind = type(object)
    return kind.__name__ == 'coroutine' and kind.__module__ == 'builtins'


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether `await` takes it."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    return getattr(type(object), '__await__', None) is not None


def _unwrap_partial(f):
    functools = sys.modules.get('functools')
    while True:
        before = f
        if ismethod(f):
            f = f.__func__
        if functools is not None:
            while isinstance(f, functools.partial):
                f = f.func
            while isinstance(getattr(f, '__partialmethod__', None), functools.partialmethod):
                f = f.__partialmethod__.func
            while isinstance(f, functools.partialmethod):
                f = f.func
        if f is before:
            return f


def _has_code_flag(f, flag):
    f = _unwrap_partial(f)
    if not isfunction(f) and not _looks_like_function(f):
        return False
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def _has_mark(f):
    while ismethod(f):
        f = f.__func__
    return getattr(f, '_is_coroutine_marker', None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Make iscoroutinefunction() true of a function that returns a coroutine."""
    target = func.__func__ if hasattr(func, '__func__') else func
    target._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE) or _has_mark(_unwrap_partial(obj))


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    """Whether a class has abstract methods left."""
    if not isinstance(object, type):
        return False
    return bool(getattr(object, '__abstractmethods__', None))


# ---- members ------------------------------------------------------------------------------------

def _getmembers(object, predicate, getter):
    results = []
    processed = set()
    names = dir(object)
    if isclass(object):
        mro = getmro(object)
        try:
            for base in object.__bases__:
                for key, value in base.__dict__.items():
                    if isinstance(value, types.DynamicClassAttribute):
                        names.append(key)
        except AttributeError:
            pass
    else:
        mro = ()
    for key in names:
        try:
            value = getter(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            # Not to be had from the object: then from a class of its.
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """(name, value) of the attributes that satisfy the predicate, sorted."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """An Attribute for each name that dir(cls) gives."""
    mro = getmro(cls)
    metamro = tuple([c for c in getmro(type(cls)) if c not in (type, object)])
    result = []
    for name in sorted(set(dir(cls))):
        home = None
        found = None
        for base in mro + metamro:
            if name in base.__dict__:
                home, found = base, base.__dict__[name]
                break
        if home is None:
            try:
                found = getattr(cls, name)
            except AttributeError:
                continue
            home = getattr(found, '__objclass__', None)
            if home is None:
                continue
        if isinstance(found, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(found, property):
            kind = 'property'
        elif isroutine(found):
            kind = 'method'
        else:
            kind = 'data'
        result.append(Attribute(name, kind, home, found))
    return result


def getmro(cls):
    return cls.__mro__


_missing = object()


def _class_entry(klass, attr):
    for entry in type.__getattribute__(klass, '__mro__'):
        names = type.__getattribute__(entry, '__dict__')
        if attr in names:
            return names[attr]
    return _missing


def getattr_static(obj, attr, default=_missing):
    """An attribute as it stands in the dictionaries: no descriptor and no __getattr__ runs."""
    own = _missing
    if isinstance(type(obj), type) and not isinstance(obj, type):
        klass = type(obj)
        holder = _class_entry(klass, '__dict__')
        if holder is _missing or not isinstance(holder, property):
            try:
                own = object.__getattribute__(obj, '__dict__').get(attr, _missing)
            except (AttributeError, TypeError):
                pass
    else:
        klass = obj
    found = _class_entry(klass, attr)
    if own is not _missing and found is not _missing:
        kind = type(found)
        if (_class_entry(kind, '__get__') is not _missing
                and (_class_entry(kind, '__set__') is not _missing
                     or _class_entry(kind, '__delete__') is not _missing)):
            return found
    if own is not _missing:
        return own
    if found is not _missing:
        return found
    if obj is klass:
        meta = _class_entry(type(klass), attr)
        if meta is not _missing:
            return meta
    if default is not _missing:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """What a chain of __wrapped__ ends in."""
    f = func
    seen = {id(f): f}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(f))
        seen[id(func)] = func
    return func


class _void:
    """Stands for a value that was not given."""


def _looks_like_function(obj):
    if not callable(obj) or isclass(obj):
        return False
    code = getattr(obj, '__code__', None)
    defaults = getattr(obj, '__defaults__', _void)
    return (isinstance(getattr(obj, '__name__', None), str) and isinstance(code, types.CodeType)
            and (defaults is None or isinstance(defaults, tuple)))
