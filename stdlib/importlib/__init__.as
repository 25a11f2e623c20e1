"""Import by name, and what goes with it."""

import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__


def import_module(name, package=None):
    """The module of a name; leading dots are relative to `package`."""
    level = 0
    if name.startswith('.'):
        if not package:
            raise TypeError(f'the \'package\' argument is required to perform a relative import '
                            f'for {name!r}')
        while name[level:level + 1] == '.':
            level += 1
        base = package
        for i in range(level - 1):
            base, dot, last = base.rpartition('.')
            if not dot:
                raise ImportError('attempted relative import beyond top-level package')
        name = f'{base}.{name[level:]}' if name[level:] else base
    if not name:
        raise ValueError('Empty module name')
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Let finders look at the disk again."""
    for finder in getattr(sys, 'meta_path', ()):
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def reload(module):
    """Run a module's code again in the same namespace."""
    name = getattr(getattr(module, '__spec__', None), 'name', None)
    if name is None:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    from importlib.util import _run_file
    file = getattr(module, '__file__', None)
    if file is None:
        return module
    _run_file(module, file)
    return sys.modules[name]
