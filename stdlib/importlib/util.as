"""Modules made from files, and where a module would be found."""

import sys
from _importing import ModuleSpec, SourceFileLoader
from _importing import find_spec as _find_spec

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_file_location',
           'spec_from_loader']

_SUFFIXES = ('.as', '.py')


def _run_file(module, path):
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    exec(code, module.__dict__)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if is_package is None and hasattr(loader, 'is_package'):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=None):
    """The spec of a module in a file; None if the file is no source."""
    if location is None:
        return None
    import os
    location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(_SUFFIXES):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    elif hasattr(loader, 'is_package') and loader.is_package(name):
        spec.submodule_search_locations = [os.path.dirname(location)]
    return spec


def module_from_spec(spec):
    """A new module, its code not run yet."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    if module is None:
        module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def resolve_name(name, package):
    """The absolute name that a relative one stands for."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} '
                          '(required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{name[level:]}' if name[level:] else parts[0]


def _spec_of_module(name, full):
    module = sys.modules[full]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None and full in sys.builtin_module_names:
        return _find_spec(full)
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def find_spec(name, package=None):
    """The spec of a module that import would find, or None."""
    full = resolve_name(name, package) if name.startswith('.') else name
    if full in sys.modules:
        return _spec_of_module(name, full)
    path = None
    parent = full.rpartition('.')[0]
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying '
                                      f'to find {full!r}', name=full) from None
        if full in sys.modules:
            return _spec_of_module(name, full)
    for finder in sys.meta_path:
        if hasattr(finder, 'find_spec'):
            spec = finder.find_spec(full, path, None)
            if spec is not None:
                return spec
    return _find_spec(full, path)
