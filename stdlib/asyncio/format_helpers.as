"""How callbacks are shown in reprs."""


def _function_source(func):
    while True:
        wrapped = getattr(func, '__wrapped__', None)
        if wrapped is None:
            break
        func = wrapped
    code = getattr(func, '__code__', None)
    if code is not None:
        return code.co_filename, code.co_firstlineno
    inner = getattr(func, 'func', None)
    if inner is not None and hasattr(func, 'keywords'):
        return _function_source(inner)
    method = getattr(func, '__func__', None)
    if method is not None:
        return _function_source(method)
    return None


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    if not debug:
        return '()'  # arguments may be secrets
    from reprlib import repr as short
    items = []
    if args:
        items.extend(short(arg) for arg in args)
    if kwargs:
        items.extend(f'{k}={short(v)}' for k, v in kwargs.items())
    return '({})'.format(', '.join(items))


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    inner = getattr(func, 'func', None)
    if inner is not None and hasattr(func, 'keywords') and hasattr(func, 'args'):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(inner, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    text = name + _format_args_and_kwargs(args, kwargs, debug=debug)
    return text + suffix if suffix else text


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _function_source(func)
    if source and not source[0].startswith('<aspen>'):
        text += f' at {source[0]}:{source[1]}'
    return text
