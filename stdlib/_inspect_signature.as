"""Signatures of what can be called: parameters, bound arguments, annotations."""

import sys
import types
from collections import OrderedDict
from keyword import iskeyword
from _inspect_kinds import (
    CO_VARARGS, CO_VARKEYWORDS, _looks_like_function, _void, getattr_static, isfunction,
    ismethoddescriptor, ismodule, unwrap)

# Classes and functions made here say that they are inspect's.
__name__ = 'inspect'


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class _empty:
    """Stands for a default or an annotation that there is not."""


class _ParameterKind(int):
    # What enum.IntEnum would make, without loading enum.

    _all = []

    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.value = value
        self.description = description
        cls._all.append(self)
        return self

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {self.value}>'

    def __str__(self):
        return self.name

    def __reduce__(self):
        return _kind, (self.value,)


def _kind(value):
    for kind in _ParameterKind._all:
        if kind == value and not isinstance(value, str):
            return kind
    raise ValueError(f'{value!r} is not a valid _ParameterKind')


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')


class Parameter:
    """One parameter: name, kind, default, annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = kind if type(kind) is _ParameterKind else _kind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[:1] == '.' and name[1:].isdigit():
            # The hidden argument of a comprehension.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as positional or keyword '
                                 f'arguments, not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name,
                          self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation)}'
        if self._default is not _empty:
            space = ' ' if self._annotation is not _empty else ''
            text = f'{text}{space}={space}{self._default!r}'
        if self._kind == _VAR_POSITIONAL:
            text = '*' + text
        elif self._kind == _VAR_KEYWORD:
            text = '**' + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """The values that a call gives to the parameters of a signature."""

    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            try:
                value = self.arguments[name]
            except KeyError:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, param in self._signature.parameters.items():
            if not by_name:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            value = self.arguments[name]
            if param.kind == _VAR_KEYWORD:
                kwargs.update(value)
            else:
                kwargs[name] = value
        return kwargs

    def apply_defaults(self):
        """Fill in what the call left out."""
        arguments = self.arguments
        result = []
        for name, param in self._signature.parameters.items():
            if name in arguments:
                result.append((name, arguments[name]))
            elif param.default is not _empty:
                result.append((name, param.default))
            elif param.kind is _VAR_POSITIONAL:
                result.append((name, ()))
            elif param.kind is _VAR_KEYWORD:
                result.append((name, {}))
        self.arguments = dict(result)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        args = [f'{name}={value!r}' for name, value in self.arguments.items()]
        return f'<{self.__class__.__name__} ({", ".join(args)})>'


class Signature:
    """The parameters of a callable and what it returns."""

    __slots__ = ('_return_annotation', '_parameters')
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        if parameters is None:
            params = OrderedDict()
        elif __validate_parameters__:
            params = OrderedDict()
            top = _POSITIONAL_ONLY
            defaults = False
            for param in parameters:
                kind, name = param.kind, param.name
                if kind < top:
                    raise ValueError(f'wrong parameter order: {top.description} parameter before '
                                     f'{kind.description} parameter')
                if kind > top:
                    top = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is _empty:
                        if defaults:
                            raise ValueError('non-default argument follows default argument')
                    else:
                        defaults = True
                if name in params:
                    raise ValueError('duplicate parameter name: {!r}'.format(name))
                params[name] = param
        else:
            params = OrderedDict((param.name, param) for param in parameters)
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False):
        return _signature(obj, follow=follow_wrapped, globals=globals, locals=locals,
                          eval_str=eval_str, cls=cls)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _basis(self):
        fixed = tuple([p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY])
        by_name = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return fixed, by_name, self.return_annotation

    def __hash__(self):
        fixed, by_name, returned = self._basis()
        return hash((fixed, frozenset(by_name.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        params = list(self.parameters.values())
        count = len(params)
        index = 0
        given = list(args)
        taken = 0
        stray = []
        while index < count:
            param = params[index]
            kind = param.kind
            if taken < len(given):
                if kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    raise TypeError('too many positional arguments') from None
                index += 1
                if kind == _VAR_POSITIONAL:
                    arguments[param.name] = tuple(given[taken:])
                    taken = len(given)
                    break
                if param.name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError('multiple values for argument {arg!r}'.format(
                        arg=param.name)) from None
                arguments[param.name] = given[taken]
                taken += 1
                continue
            if kind == _VAR_POSITIONAL:
                index += 1
                break
            if param.name in kwargs:
                if kind == _POSITIONAL_ONLY:
                    stray.append(param)
                    index += 1
                    continue
                break
            if kind == _VAR_KEYWORD or param.default is not _empty:
                break
            if partial:
                break
            if kind == _KEYWORD_ONLY:
                what = ' keyword-only'
            else:
                what = ''
            raise TypeError('missing a required{} argument: {arg!r}'.format(
                what, arg=param.name)) from None
        else:
            if taken < len(given):
                raise TypeError('too many positional arguments') from None
        rest = params[index:]
        catch_all = None
        for param in rest:
            if param.kind == _VAR_KEYWORD:
                catch_all = param
                continue
            if param.kind == _VAR_POSITIONAL:
                continue
            name = param.name
            if param.kind == _POSITIONAL_ONLY:
                if name in kwargs:
                    stray.append(param)
                elif param.default is _empty and not partial:
                    raise TypeError(f'missing a required positional-only argument: {name!r}')
                continue
            if name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif not partial and param.default is _empty:
                raise TypeError('missing a required argument: {arg!r}'.format(arg=name)) from None
        if kwargs:
            if catch_all is not None:
                arguments[catch_all.name] = kwargs
            elif stray:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f'{", ".join([p.name for p in stray])!r}')
            else:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(
                    arg=next(iter(kwargs))))
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """What each parameter gets; TypeError if the arguments do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """The signature as it is written; one parameter a line if it is wider than max_width."""
        result = []
        need_slash = False
        need_star = True
        for param in self.parameters.values():
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                need_slash = True
            elif need_slash:
                result.append('/')
                need_slash = False
            if kind == _VAR_POSITIONAL:
                need_star = False
            elif kind == _KEYWORD_ONLY and need_star:
                result.append('*')
                need_star = False
            result.append(str(param))
        if need_slash:
            result.append('/')
        text = '({})'.format(', '.join(result))
        if max_width is not None and len(text) > max_width:
            text = '(\n    {}\n)'.format(',\n    '.join(result))
        if self.return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self.return_annotation))
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str)


def _without_first(sig):
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind is not _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _from_function(cls, func, globals=None, locals=None, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    posonly = code.co_posonlyargcount
    only = code.co_kwonlyargcount
    if eval_str:
        annotations = get_annotations(func, globals=globals, locals=locals, eval_str=True)
    else:
        annotations = getattr(func, '__annotations__', None) or {}
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    make = cls._parameter_cls
    params = []
    for i, name in enumerate(names[:count]):
        where = i - (count - len(defaults))
        params.append(make(name, _POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD,
                           annotation=annotations.get(name, _empty),
                           default=defaults[where] if where >= 0 else _empty))
    if code.co_flags & CO_VARARGS:
        name = names[count + only]
        params.append(make(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[count:count + only]:
        params.append(make(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty),
                           default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[count + only + bool(code.co_flags & CO_VARARGS)]
        params.append(make(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(params, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=False)


def _from_text(cls, obj, text, skip_bound=True):
    """The signature that a native function's text spells: '(self, x, /, *, key=None)'."""
    text = text.strip().replace('$', '')
    inner = text[text.index('(') + 1:text.rindex(')')]
    pieces = []
    depth = 0
    quote = None
    start = 0
    for i, char in enumerate(inner):
        if quote:
            if char == quote and inner[i - 1] != '\\':
                quote = None
        elif char in '\'"':
            quote = char
        elif char in '([{':
            depth += 1
        elif char in ')]}':
            depth -= 1
        elif char == ',' and not depth:
            pieces.append(inner[start:i].strip())
            start = i + 1
    pieces.append(inner[start:].strip())
    module = sys.modules.get(getattr(obj, '__module__', None) or '')
    names = dict(getattr(module, '__dict__', {}))
    params = []
    kind = _POSITIONAL_OR_KEYWORD
    for piece in pieces:
        if not piece:
            continue
        if piece == '/':
            params = [param.replace(kind=_POSITIONAL_ONLY) for param in params]
            continue
        if piece == '*':
            kind = _KEYWORD_ONLY
            continue
        name, equals, default = piece.partition('=')
        name = name.strip()
        value = _empty
        if equals:
            try:
                value = eval(default.strip(), names, {})
            except Exception:
                raise ValueError('{!r} builtin has invalid signature'.format(obj)) from None
        if name[:2] == '**':
            params.append(cls._parameter_cls(name[2:], _VAR_KEYWORD))
        elif name[:1] == '*':
            params.append(cls._parameter_cls(name[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            params.append(cls._parameter_cls(name, kind, default=value))
    # `self` of a bound native and the module of a module function are given already.
    owner = getattr(obj, '__self__', None)
    if params and params[0].name in ('self', 'type', 'module') and inner is not None:
        if owner is not None and (ismodule(owner) or skip_bound):
            params.pop(0)
        elif owner is None and not ismethoddescriptor(obj):
            params.pop(0)
    return cls(params)


def _partial_signature(wrapped, partial, extra=()):
    """A signature after functools.partial has given some of its arguments."""
    params = OrderedDict(wrapped.parameters.items())
    args = (partial.args or ()) + extra
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as error:
        raise ValueError('partial object {!r} has incorrect arguments'.format(partial)) from error
    by_name = False
    for name, param in wrapped.parameters.items():
        kind = param.kind
        if name in bound.arguments:
            value = bound.arguments[name]
            if kind is _POSITIONAL_ONLY:
                params.pop(name)
                continue
            if kind is _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    params.pop(name)
                    continue
                # Given by name: from here on, by name only.
                by_name = True
                params[name] = param.replace(default=value)
            elif kind is _KEYWORD_ONLY:
                params[name] = param.replace(default=value)
        if by_name:
            if kind is _POSITIONAL_OR_KEYWORD:
                params[name] = params[name].replace(kind=_KEYWORD_ONLY)
                params.move_to_end(name)
            elif kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params.move_to_end(name)
            elif kind is _VAR_POSITIONAL:
                params.pop(name)
    return wrapped.replace(parameters=params.values())


def _own_method(cls, name):
    # A method that a script's class defines; None for those of the built-in types.
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if base in (object, type) or isinstance(found, (
                    types.WrapperDescriptorType, types.MethodDescriptorType,
                    types.BuiltinFunctionType)):
                return None
            return found
    return None


def _signature(obj, *, follow=True, skip_bound=True, globals=None, locals=None, eval_str=False,
               cls=None):
    cls = Signature if cls is None else cls
    options = dict(follow=follow, globals=globals, locals=locals, skip_bound=skip_bound,
                   eval_str=eval_str, cls=cls)
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if isinstance(obj, types.MethodType):
        sig = _signature(obj.__func__, **options)
        return _without_first(sig) if skip_bound else sig
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__')
                     or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _signature(obj, **options)
    try:
        sig = obj.__signature__
    except AttributeError:
        pass
    else:
        if sig is not None:
            if not isinstance(sig, Signature):
                raise TypeError('unexpected object {!r} in __signature__ attribute'.format(sig))
            return sig
    functools = sys.modules.get('functools')
    if functools is not None:
        method = getattr(obj, '__partialmethod__', None)
        if isinstance(method, functools.partialmethod):
            inner = _signature(method.func, **options)
            sig = _partial_signature(inner, method, (None,))
            first = tuple(inner.parameters.values())[0]
            if first.kind is _VAR_POSITIONAL:
                return sig
            return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isfunction(obj) or _looks_like_function(obj):
        return _from_function(cls, obj, globals, locals, eval_str)
    if functools is not None and isinstance(obj, functools.partial):
        return _partial_signature(_signature(obj.func, **options), obj)
    if isinstance(obj, type):
        return _class_signature(obj, options)
    text = getattr(obj, '__text_signature__', None)
    if isinstance(text, str):
        return _from_text(cls, obj, text, skip_bound)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType,
                        types.WrapperDescriptorType, types.MethodWrapperType,
                        types.ClassMethodDescriptorType)):
        raise ValueError(f'no signature found for builtin {obj!r}')
    call = getattr(type(obj), '__call__', None)
    if call is not None:
        try:
            call = getattr_static(type(obj), '__call__')
        except AttributeError:
            raise ValueError('callable {!r} is not supported by signature'.format(obj))
        if hasattr(type(call), '__get__'):
            call = call.__get__(obj, type(obj))
        return _signature(call, **options)
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _class_signature(obj, options):
    cls = options['cls']
    call = _own_method(type(obj), '__call__')
    if call is not None:
        return _signature(call.__get__(obj, type(obj)) if hasattr(call, '__get__') else call,
                          **options)
    # Of __new__ and __init__ the one that is defined nearer.
    for base in obj.__mro__:
        for name in ('__new__', '__init__'):
            if name not in base.__dict__ or base is object:
                continue
            method = _own_method(obj, name)
            if method is None:
                continue
            if isinstance(method, (staticmethod, classmethod)):
                method = method.__func__
            sig = _signature(method, **options)
            return _without_first(sig) if options['skip_bound'] else sig
    for base in obj.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        if text:
            return _from_text(cls, obj, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls(())
        raise ValueError('no signature found for builtin type {!r}'.format(obj))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """A new dictionary of an object's own annotations."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__', None)
        if isinstance(found, types.GetSetDescriptorType):
            found = None
        if found is None and not isinstance(obj.__dict__.get('__annotations__'), dict):
            # Made lazily, they are not in the dictionary yet.
            lazy = getattr(obj, '__annotations__', None)
            inherited = any(lazy is getattr(base, '__annotations__', None)
                            for base in obj.__bases__)
            found = None if inherited else lazy
        module = sys.modules.get(getattr(obj, '__module__', None))
        obj_globals = getattr(module, '__dict__', None)
        obj_locals = dict(vars(obj))
        target = obj
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, '__annotations__', None)
        obj_globals, obj_locals, target = obj.__dict__, None, None
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
        obj_globals, obj_locals, target = getattr(obj, '__globals__', None), None, obj
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str:
        return dict(found)
    while target is not None:
        if hasattr(target, '__wrapped__'):
            target = target.__wrapped__
        elif hasattr(target, 'func') and not isinstance(target, type):
            target = target.func
        else:
            obj_globals = getattr(target, '__globals__', obj_globals)
            break
    names = obj_globals if globals is None else globals
    inner = obj_locals if locals is None else locals
    params = getattr(obj, '__type_params__', ())
    if params:
        inner = {**{param.__name__: param for param in params}, **(inner or {})}
    return {key: value if not isinstance(value, str) else eval(value, names, inner)
            for key, value in found.items()}
