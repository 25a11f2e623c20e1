"""Live objects looked at: signatures, sources, kinds, frames and states."""

import sys
import types
from collections import OrderedDict, namedtuple
from keyword import iskeyword

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
TPFLAGS_IS_ABSTRACT = 1 << 20
modulesbyfile = {}


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


# ---- documentation ------------------------------------------------------------------------------

def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _finddoc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object:
                try:
                    doc = base.__doc__
                except AttributeError:
                    continue
                if doc is not None:
                    return doc
        return None
    name = None
    if ismethod(obj):
        name = obj.__func__.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = _findclass(obj)
        if cls is None or getattr_static(cls, name, None) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        owner = obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isinstance(obj, property):
        name = obj.fget.__name__
        cls = _findclass(obj.fget)
        if cls is None or getattr_static(cls, name, None) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr_static(cls, name, None) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _findclass(func):
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split('.')[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def getdoc(object):
    """The documentation of an object, its own or inherited, without the common margin."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _finddoc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip(' '))
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip(' ')
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


# ---- sources ------------------------------------------------------------------------------------

def getfile(object):
    """The file in which an object was defined."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        if hasattr(object, '__module__'):
            module = sys.modules.get(object.__module__)
            if getattr(module, '__file__', None):
                return module.__file__
            if object.__module__ == '__main__':
                raise OSError('source code not available')
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was '
                    'expected, got {}'.format(type(object).__name__))


def getmodulename(path):
    import os
    name = os.path.basename(path)
    for suffix in ('.as', '.py', '.pyc'):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getsourcefile(object):
    """The file that holds an object's source, or None."""
    filename = getfile(object)
    import linecache
    import os
    if os.path.exists(filename) or filename in linecache.cache:
        return filename
    module = getmodule(object, filename)
    if getattr(module, '__loader__', None) is not None:
        return filename
    return None


def getabsfile(object, _filename=None):
    import os
    if _filename is None:
        _filename = getsourcefile(object) or getfile(object)
    return os.path.normcase(os.path.abspath(_filename))


def getmodule(object, _filename=None):
    """The module in which an object was defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, FileNotFoundError):
        return None
    import os
    for module in list(sys.modules.values()):
        name = getattr(module, '__file__', None)
        if isinstance(name, str) and os.path.abspath(name) == file:
            return module
    return None


class ClassFoundException(Exception):
    pass


class EndOfBlock(Exception):
    pass


def findsource(object):
    """(all lines of the file, index of the line where the object begins)."""
    import linecache
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if file[:1] == '<' and file[-1:] == '>':
            raise OSError('source code not available')
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            number = object.__firstlineno__
        except AttributeError:
            number = _class_line(lines, object)
        if number is None:
            raise OSError('source code not available')
        return lines, number - 1
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def _class_line(lines, cls):
    # The line of `class Name`, counting enclosing blocks by their indentation.
    path = cls.__qualname__.split('.')
    scopes = []
    for number, line in enumerate(lines, 1):
        words = line.replace('(', ' ').replace(':', ' ').replace('[', ' ').split()
        if words[:1] == ['async']:
            words = words[1:]
        if words[:1] not in (['class'], ['def']) or len(words) < 2:
            continue
        margin = indentsize(line)
        while scopes and scopes[-1][0] >= margin:
            scopes.pop()
        names = [words[1]] if words[0] == 'class' else [words[1], '<locals>']
        scopes.append((margin, names))
        if words[0] == 'class' and [n for m, part in scopes for n in part] == path:
            while number > 1 and lines[number - 2].lstrip()[:1] == '@':
                number -= 1
            return number
    return None


def getcomments(object):
    """The comment lines just above an object's source, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == '#!' else 0
        while start < len(lines) and lines[start].strip() in ('', '#'):
            start += 1
        end = start
        while end < len(lines) and lines[end][:1] == '#':
            end += 1
        found = lines[start:end]
    else:
        margin = indentsize(lines[number])
        start = number
        while (start > 0 and lines[start - 1].lstrip()[:1] == '#'
               and indentsize(lines[start - 1]) == margin):
            start -= 1
        found = [line.lstrip() for line in lines[start:number]]
    return ''.join([line.expandtabs() for line in found]) if found else None


def _logical_lines(lines):
    """Yield (first, last, indentation, first word, ends with a colon) of logical lines."""
    depth = 0
    quote = None
    first = None
    text = ''
    for number, line in enumerate(lines):
        if first is None:
            if not line.strip() or line.lstrip()[:1] == '#':
                continue
            first = number
            text = ''
        i, n = 0, len(line)
        go_on = False
        while i < n:
            char = line[i]
            if quote is not None:
                if char == '\\':
                    if line[i + 1:] in ('\n', ''):
                        go_on = True
                    i += 2
                    continue
                if line.startswith(quote, i):
                    i += len(quote)
                    quote = None
                    text += '"'
                    continue
                i += 1
                continue
            if char == '#':
                break
            if char in '\'"':
                quote = char * 3 if line.startswith(char * 3, i) else char
                i += len(quote)
                continue
            if char in '([{':
                depth += 1
            elif char in ')]}':
                depth = max(depth - 1, 0)
            elif char == '\\' and line[i + 1:].strip() == '':
                go_on = True
                i = n
                continue
            text += char
            i += 1
        if quote is not None and len(quote) == 1 and not go_on:
            quote = None
        if quote is None and depth == 0 and not go_on:
            words = lines[first].split(None, 1)
            yield first, number, indentsize(lines[first]), words[0], text.rstrip().endswith(':')
            first = None
    if first is not None:
        yield first, len(lines) - 1, indentsize(lines[first]), '', False


def getblock(lines):
    """The lines of the block of code at the top of the list."""
    start = None
    end = 0
    opened = False
    for first, last, indent, word, colon in _logical_lines(lines):
        if start is None:
            if word[:1] == '@':
                end = last + 1
                continue
            start = indent
            end = last + 1
            opened = colon
            if word not in ('def', 'class', 'async'):
                # A lambda: its logical line is all there is.
                break
            if not opened:
                break
        elif indent <= start:
            break
        else:
            end = last + 1
    return lines[:end]


def getsourcelines(object):
    """(lines of an object's source, number of the first)."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    lines, number = getsourcelines(object)
    return ''.join(lines)


# ---- class trees --------------------------------------------------------------------------------

def walktree(classes, children, parent):
    results = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for c in classes:
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Nested lists of (class, bases): a list follows the class whose subclasses it holds."""
    children = {}
    roots = []
    for c in classes:
        if c.__bases__:
            for parent in c.__bases__:
                if c not in children.setdefault(parent, []):
                    children[parent].append(c)
                if unique and parent in classes:
                    break
        elif c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


# ---- arguments ----------------------------------------------------------------------------------

Arguments = namedtuple('Arguments', 'args, varargs, varkw')
FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, '
                         'kwonlydefaults, annotations')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getargs(co):
    """The names of a code object's arguments."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    names = co.co_varnames
    count = co.co_argcount
    more = co.co_kwonlyargcount
    args = list(names[:count])
    only = list(names[count:count + more])
    count += more
    varargs = None
    if co.co_flags & CO_VARARGS:
        varargs = names[count]
        count += 1
    varkw = names[count] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(args + only, varargs, varkw)


def getfullargspec(func):
    try:
        sig = _signature(func, follow=False, skip_bound=False, eval_str=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, posonly, only, defaults = [], [], [], ()
    annotations, kwdefaults = {}, {}
    varargs = varkw = None
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        kind = param.kind
        name = param.name
        if kind is _POSITIONAL_ONLY:
            posonly.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            only.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonly + args, varargs, varkw, defaults or None, only,
                       kwdefaults or None, annotations)


def getargvalues(frame):
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


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


def formatannotationrelativeto(object):
    module = getattr(object, '__module__', None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)
    return _formatannotation


def formatargvalues(args, varargs, varkw, locals, formatarg=str,
                    formatvarargs=lambda name: '*' + name, formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(specs) + ')'


def _listing(names):
    shown = [repr(name) for name in names]
    if len(shown) == 1:
        return shown[0]
    if len(shown) == 2:
        return '{} and {}'.format(*shown)
    return ', '.join(shown[:-2]) + ', {} and {}'.format(*shown[-2:])


def _missing_arguments(f_name, argnames, pos):
    raise TypeError('%s() missing %i required %s argument%s: %s' % (
        f_name, len(argnames), 'positional' if pos else 'keyword-only',
        '' if len(argnames) == 1 else 's', _listing(argnames)))


def getcallargs(func, /, *positional, **named):
    """Which argument gets which value in such a call."""
    spec = getfullargspec(func)
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, ann = spec
    f_name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    result = {}
    count = min(len(positional), len(args))
    for i in range(count):
        result[args[i]] = positional[i]
    if varargs:
        result[varargs] = tuple(positional[count:])
    if varkw:
        result[varkw] = {}
    possible = set(args + kwonlyargs)
    for name, value in named.items():
        if name not in possible:
            if not varkw:
                raise TypeError('%s() got an unexpected keyword argument %r' % (f_name, name))
            result[varkw][name] = value
            continue
        if name in result:
            raise TypeError('%s() got multiple values for argument %r' % (f_name, name))
        result[name] = value
    least = len(args) - len(defaults or ())
    if len(positional) > len(args) and not varargs:
        given_only = len([name for name in kwonlyargs if name in result])
        if defaults:
            plural, expected = True, 'from %d to %d' % (least, len(args))
        else:
            plural, expected = len(args) != 1, str(len(args))
        more = ''
        if given_only:
            more = ' positional argument%s (and %d keyword-only argument%s)' % (
                's' if len(positional) != 1 else '', given_only, 's' if given_only != 1 else '')
        raise TypeError('%s() takes %s positional argument%s but %d%s %s given' % (
            f_name, expected, 's' if plural else '', len(positional), more,
            'was' if len(positional) == 1 and not given_only else 'were'))
    if len(positional) < len(args):
        absent = [name for name in args[:least] if name not in result]
        if absent:
            _missing_arguments(f_name, absent, True)
        for i, name in enumerate(args[least:]):
            if name not in result:
                result[name] = defaults[i]
    absent = []
    for name in kwonlyargs:
        if name not in result:
            if kwonlydefaults and name in kwonlydefaults:
                result[name] = kwonlydefaults[name]
            else:
                absent.append(name)
    if absent:
        _missing_arguments(f_name, absent, False)
    return result


def getclosurevars(func):
    """The names that a function refers to outside itself, by where they are found."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code = func.__code__
    if func.__closure__ is None:
        nonlocals = {}
    else:
        nonlocals = {}
        for name, cell in zip(code.co_freevars, func.__closure__):
            try:
                nonlocals[name] = cell.cell_contents
            except ValueError:
                pass
    names = func.__globals__
    builtin = names.get('__builtins__', sys.modules['builtins'].__dict__)
    if ismodule(builtin):
        builtin = builtin.__dict__
    found, natives, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in names:
            found[name] = names[name]
        elif name in builtin:
            natives[name] = builtin[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, natives, unbound)


# ---- frames -------------------------------------------------------------------------------------

_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class Traceback(_Traceback):

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ('Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, '
                'index={!r}, positions={!r})'.format(*self, self.positions))


class FrameInfo(_FrameInfo):

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ('FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, '
                'code_context={!r}, index={!r}, positions={!r})'.format(*self, self.positions))


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame or traceback stands, with lines of source around it."""
    last = frame.tb_lasti if istraceback(frame) else getattr(frame, 'f_lasti', -1)
    positions = None
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        if not isframe(frame):
            raise TypeError('{!r} is not a frame or traceback object'.format(frame))
        lineno = frame.f_lineno
    if last >= 0:
        for index, found in enumerate(frame.f_code.co_positions()):
            if index == last // 2:
                import dis
                positions = dis.Positions(*found) if hasattr(dis, 'Positions') else found
                break
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, number = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getouterframes(frame, context=1):
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# ---- states -------------------------------------------------------------------------------------

GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
AGEN_CREATED = 'AGEN_CREATED'
AGEN_RUNNING = 'AGEN_RUNNING'
AGEN_SUSPENDED = 'AGEN_SUSPENDED'
AGEN_CLOSED = 'AGEN_CLOSED'


def _state(running, suspended, frame, prefix):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame, 'GEN')


def getcoroutinestate(coroutine):
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame, 'CORO')


def getasyncgenstate(agen):
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame, 'AGEN')


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError('{!r} is not a Python generator'.format(generator))
    frame = getattr(generator, 'gi_frame', None)
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = getattr(agen, 'ag_frame', None)
    return {} if frame is None else frame.f_locals


# ---- signatures ---------------------------------------------------------------------------------

class _void:
    """Stands for a value that was not given."""


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


def _looks_like_function(obj):
    if not callable(obj) or isclass(obj):
        return False
    code = getattr(obj, '__code__', None)
    defaults = getattr(obj, '__defaults__', _void)
    return (isinstance(getattr(obj, '__name__', None), str) and isinstance(code, types.CodeType)
            and (defaults is None or isinstance(defaults, tuple)))


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


class BufferFlags(int):
    """Flags of the buffer protocol."""

    SIMPLE = 0
    WRITABLE = 1
    FORMAT = 4
    ND = 8
    STRIDES = 24


__all__ = [n for n in globals() if n[0] != '_' and n not in (
    'sys', 'types', 'OrderedDict', 'namedtuple', 'iskeyword', 'modulesbyfile', 'indentsize')]
