# Modules whose text or whose run is faulty, cycles, and what stays in sys.modules.
import importlib
import os
import sys
import tempfile


def fails(f, *args):
    try:
        print('no error:', f(*args))
    except BaseException as e:
        print(f'{type(e).__name__}: {e}'.replace(root, 'ROOT'))


def write(path, text=b''):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(text)


root = os.path.realpath(tempfile.mkdtemp())
sys.path.insert(0, root)
write('pack/__init__.py', b'__all__ = ["part", "name"]\nname = 1\nhidden = 2\n')
write('pack/part.py', b'from . import name\nfrom .. import beyond\n')
write('pack/good.py', b'from .name_of_nothing import x\n')
write('all_bad.py', b'__all__ = ["missing"]\n')
write('all_wrong.py', b'__all__ = [1]\n')
write('all_number.py', b'__all__ = 3\n')
write('syntax_error.py', b'x = 1\ndef f(:\n')
write('bytes_bad.py', b'x = "\xff"\n')

write('latin.py', b'# -*- coding: latin-1 -*-\nx = "\xe9"\n')
write('bom.py', b'\xef\xbb\xbfx = "\xc3\xa9"\n')
write('unknown_coding.py', b'# coding: nonsense\n')
write('exits.py', b'raise SystemExit(3)\n')
write('cycle_a.py', b'import cycle_b\nx = 1\n')
write('cycle_b.py', b'from cycle_a import x\n')
write('cycle_c.py', b'import cycle_d\nx = 1\n')
write('cycle_d.py', b'import cycle_c\ny = cycle_c.x\n')
write('replaces.py', b'import sys\nsys.modules[__name__] = "something else"\n')
write('removes.py', b'import sys\ndel sys.modules[__name__]\n')
write('lazy.py', b'def __getattr__(name):\n    if name == "made": return 5\n    raise AttributeError("not " + name)\ndef __dir__(): return ["made"]\n')
write('math_like/__init__.py', 'from math import *\nfrom math import pi as π\n'.encode())
fails(exec, 'from pack import *')
fails(exec, 'import pack.part')
fails(exec, 'import pack.good')
print(sorted(n for n in sys.modules if n.startswith('pack')))
for name in 'all_bad', 'all_wrong', 'all_number':
    fails(exec, f'from {name} import *')
for name in 'syntax_error', 'exits', 'cycle_a', 'cycle_c', 'cycle_b':
    try:
        importlib.import_module(name)
    except BaseException as e:
        print(name, type(e).__name__, str(e).split(' (')[0].replace(root, 'ROOT'))
    print(name in sys.modules)
import latin, bom, replaces, lazy, math_like
print(latin.x, bom.x, replaces, lazy.made, dir(lazy), math_like.π == math_like.pi)
fails(lambda: lazy.other)
fails(exec, 'from lazy import made, other')
fails(importlib.import_module, 'removes')
for arguments in ('',), ('x', {}, {}, (), -1), ('x', None, None, (), 1), ('x', {}, None, ('y',), 1), (3,), ('', {'__package__': 'pack'}, None, (), 1), ('x', {'__package__': 3}, None, (), 1), ('x', {'__package__': 'gone'}, None, (), 1), ('x', 4, None, (), 1), ('x', {'__name__': 'pack', '__path__': []}, None, ('y',), 3), ('x', {'__name__': 5}, None, (), 1):
    fails(lambda: __import__(*arguments).__name__)
print(__import__('pack', fromlist=['name']).name, __import__('os.path').__name__, __import__('os.path', fromlist=['join']).__name__ in ('posixpath', 'ntpath'))
fails(lambda: __import__('pack', fromlist=[1]))
fails(lambda: __import__('pack', fromlist=['*']).name)
fails(lambda: importlib.import_module('.part'))
fails(lambda: importlib.import_module('.name', 'pack').__name__)
fails(lambda: importlib.import_module('..name', 'pack').__name__)
# expect: ImportError: attempted relative import beyond top-level package
# expect: ImportError: attempted relative import beyond top-level package
# expect: ModuleNotFoundError: No module named 'pack.name_of_nothing'
# expect: ['pack']
# expect: AttributeError: module 'all_bad' has no attribute 'missing'
# expect: TypeError: Item in all_wrong.__all__ must be str, not int
# expect: TypeError: 'int' object does not support indexing
# expect: syntax_error SyntaxError invalid syntax
# expect: False
# expect: exits SystemExit 3
# expect: False
# expect: cycle_a ImportError cannot import name 'x' from partially initialized module 'cycle_a'
# expect: False
# expect: cycle_c AttributeError partially initialized module 'cycle_c' from 'ROOT/cycle_c.py' has no attribute 'x'
# expect: False
# expect: True
# expect: é é something else 5 ['made'] True
# expect: AttributeError: not other
# expect: ImportError: cannot import name 'other' from 'lazy' (ROOT/lazy.py)
# expect: KeyError: 'removes'
# expect: ValueError: Empty module name
# expect: ValueError: level must be >= 0
# expect: TypeError: globals must be a dict
# expect: KeyError: "'__name__' not in globals"
# expect: TypeError: module name must be a string
# expect: no error: pack
# expect: TypeError: package must be a string
# expect: ModuleNotFoundError: No module named 'gone'
# expect: TypeError: globals must be a dict
# expect: ImportError: attempted relative import beyond top-level package
# expect: TypeError: __name__ must be a string
# expect: 1 os True
# expect: TypeError: Item in ``from list'' must be str, not int
# expect: ImportError: attempted relative import beyond top-level package
# expect: TypeError: the 'package' argument is required to perform a relative import for '.part'
# expect: ModuleNotFoundError: No module named 'pack.name'
# expect: ImportError: attempted relative import beyond top-level package
