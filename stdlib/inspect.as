"""Live objects looked at: documentation, sources, arguments, frames and states.

Kinds and members are in _inspect_kinds, signatures in _inspect_signature.
"""

import sys
import types
from _inspect_kinds import (
    Attribute, CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR, CO_ITERABLE_COROUTINE, CO_NESTED,
    CO_NEWLOCALS, CO_NOFREE, CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, classify_class_attrs,
    getattr_static, getmembers, getmembers_static, getmro, isabstract, isasyncgen,
    isasyncgenfunction, isawaitable, isbuiltin, isclass, iscode, iscoroutine,
    iscoroutinefunction, isdatadescriptor, isframe, isfunction, isgenerator,
    isgeneratorfunction, isgetsetdescriptor, ismemberdescriptor, ismethod, ismethoddescriptor,
    ismethodwrapper, ismodule, isroutine, istraceback, markcoroutinefunction, unwrap)
from _inspect_signature import (
    BoundArguments, Parameter, Signature, _KEYWORD_ONLY, _POSITIONAL_ONLY,
    _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _signature, formatannotation, get_annotations,
    signature)
from collections import namedtuple

TPFLAGS_IS_ABSTRACT = 1 << 20
modulesbyfile = {}


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


class BufferFlags(int):
    """Flags of the buffer protocol."""

    SIMPLE = 0
    WRITABLE = 1
    FORMAT = 4
    ND = 8
    STRIDES = 24


__all__ = [n for n in globals() if n[0] != '_' and n not in (
    'sys', 'types', 'namedtuple', 'modulesbyfile', 'indentsize')]
