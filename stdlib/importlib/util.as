"""Modules made from files, and where a module would be found."""

import sys

__all__ = ['find_spec', 'module_from_spec', 'resolve_name', 'spec_from_file_location',
           'spec_from_loader']

_SUFFIXES = ('.as', '.py')


class ModuleSpec:
    """How a module is found: name, loader, origin."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location = False
        self.cached = None

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    def __repr__(self):
        args = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            args.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            args.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(args)})'


class SourceFileLoader:
    """Runs a source file as a module."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def create_module(self, spec):
        return None

    def get_filename(self, fullname=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname=None):
        return self.get_data(self.path).decode('utf-8-sig')

    def get_code(self, fullname=None):
        return compile(self.get_data(self.path), self.path, 'exec')

    def is_package(self, fullname=None):
        return self.path.rpartition('/')[2].rpartition('.')[0] == '__init__'

    def exec_module(self, module):
        _run_file(module, self.path)


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


def find_spec(name, package=None):
    """The spec of a module that import would find, or None."""
    full = resolve_name(name, package) if name.startswith('.') else name
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        spec = getattr(module, '__spec__', None)
        if spec is not None:
            return spec
        file = getattr(module, '__file__', None)
        return spec_from_file_location(full, file) or ModuleSpec(full, None, origin='built-in')
    parent, dot, last = full.rpartition('.')
    if parent:
        path = getattr(__import__(parent, fromlist=['__path__']), '__path__', None)
        if path is None:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying '
                                      f'to find {full!r}', name=full)
    else:
        if full in sys.builtin_module_names:
            return ModuleSpec(full, None, origin='built-in')
        path = sys.path
    import os
    for folder in path:
        base = os.path.join(folder or os.getcwd(), last)
        for suffix in _SUFFIXES:
            file = os.path.join(base, '__init__' + suffix)
            if os.path.isfile(file):
                return spec_from_file_location(full, file)
        for suffix in _SUFFIXES:
            if os.path.isfile(base + suffix):
                return spec_from_file_location(full, base + suffix)
    return None
