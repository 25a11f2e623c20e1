"""Run a module or a file as the main program."""

import sys

__all__ = ['run_module', 'run_path']


def _run(code, init_globals, name, file, package, spec, argv0):
    module = type(sys)(name)
    names = module.__dict__
    if init_globals is not None:
        names.update(init_globals)
    names.update(__name__=name, __file__=file, __cached__=None, __doc__=None, __loader__=None,
                 __package__=package, __spec__=spec)
    before = sys.modules.get(name)
    argv = sys.argv[0] if sys.argv else None
    sys.modules[name] = module
    if sys.argv:
        sys.argv[0] = argv0
    try:
        exec(code, names)
        return names.copy()
    finally:
        if sys.argv:
            sys.argv[0] = argv
        if before is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = before


def _find(mod_name):
    if mod_name.startswith('.'):
        raise ImportError('Relative module names not supported')
    from importlib.util import find_spec
    spec = find_spec(mod_name)
    if spec is None:
        raise ImportError('No module named %s' % mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == '__main__' or mod_name.endswith('.__main__'):
            raise ImportError('Cannot use package as __main__ module')
        try:
            return _find(mod_name + '.__main__')
        except ImportError as error:
            raise ImportError(f'{error}; {mod_name!r} is a package and cannot be directly '
                              'executed') from None
    if spec.loader is None:
        raise ImportError(f'{mod_name!r} is a namespace package and cannot be executed')
    code = spec.loader.get_code(mod_name)
    if code is None:
        raise ImportError('No code object available for %s' % mod_name)
    return spec, code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module's code in a new namespace, which is the result."""
    spec, code = _find(mod_name)
    return _run(code, init_globals, run_name or spec.name, spec.origin, spec.parent, spec,
                spec.origin if alter_sys else (sys.argv[0] if sys.argv else ''))


def _run_module_as_main(mod_name, alter_argv=True):
    # What the command line's -m does: the real __main__ is the namespace.
    try:
        spec, code = _find(mod_name)
    except ImportError as error:
        sys.exit(f'{sys.executable}: {error}')
    main = sys.modules['__main__'].__dict__
    if alter_argv:
        sys.argv[0] = spec.origin
    main.update(__name__='__main__', __file__=spec.origin, __package__=spec.parent,
                __spec__=spec, __loader__=spec.loader)
    exec(code, main)
    return main


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or a folder's __main__, in a new namespace, which is the result."""
    import os
    path = os.fspath(path_name)
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    name = run_name or '<run_path>'
    if os.path.isdir(path):
        for suffix in ('.as', '.py'):
            inner = os.path.join(path, '__main__' + suffix)
            if os.path.isfile(inner):
                sys.path.insert(0, path)
                try:
                    with open(inner, 'rb') as file:
                        code = compile(file.read(), inner, 'exec')
                    return _run(code, init_globals, name, inner, '', None, path)
                finally:
                    try:
                        sys.path.remove(path)
                    except ValueError:
                        pass
        raise ImportError(f"can't find '__main__' module in {path!r}")
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    return _run(code, init_globals, name, path, name.rpartition('.')[0], None, path)
