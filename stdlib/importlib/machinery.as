"""What finds and loads modules, under the names that CPython's import system gives it."""

import sys
from importlib.util import ModuleSpec, SourceFileLoader, spec_from_file_location

__all__ = ['BYTECODE_SUFFIXES', 'BuiltinImporter', 'EXTENSION_SUFFIXES', 'FileFinder', 'ModuleSpec',
           'PathFinder', 'SOURCE_SUFFIXES', 'SourceFileLoader', 'all_suffixes']

SOURCE_SUFFIXES = ['.as', '.py']
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class BuiltinImporter:
    """Finds the modules that are linked in and written in C."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if path is None and fullname in sys.builtin_module_names:
            return ModuleSpec(fullname, cls, origin='built-in')
        return None

    @staticmethod
    def create_module(spec):
        return __import__(spec.name)

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def is_package(cls, fullname):
        return False


class FileFinder:
    """Finds modules in one folder."""

    def __init__(self, path, *loader_details):
        import os
        self.path = os.path.abspath(path or '.')

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks that makes finders for folders."""

        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or '.'):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)

        return path_hook_for_FileFinder

    def find_spec(self, fullname, target=None):
        import os
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        for file in [os.path.join(base, '__init__' + suffix) for suffix in SOURCE_SUFFIXES] + [
                base + suffix for suffix in SOURCE_SUFFIXES]:
            if os.path.isfile(file):
                return spec_from_file_location(fullname, file)
        return None

    def invalidate_caches(self):
        pass

    def __repr__(self):
        return f'FileFinder({self.path!r})'


class PathFinder:
    """Finds modules along sys.path, or along a package's __path__."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        for entry in sys.path if path is None else path:
            spec = FileFinder(entry).find_spec(fullname) if isinstance(entry, str) else None
            if spec is not None:
                return spec
        return None

    @staticmethod
    def invalidate_caches():
        pass


if not sys.path_hooks:
    sys.path_hooks.append(FileFinder.path_hook())
