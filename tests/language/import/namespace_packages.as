# Packages without __init__: parts of one name in several folders, and what is said of them.
import importlib
import os
import sys
import tempfile


def fails(f, *args):
    try:
        print('no error:', f(*args))
    except BaseException as e:
        print(f'{type(e).__name__}: {e}'.replace(root, 'ROOT'))


def write(path, text=''):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as file:
        file.write(text)


root = os.path.realpath(tempfile.mkdtemp())
write('one/spread/first.py', 'where = "one"')
write('two/spread/second.py', 'where = "two"')
write('two/spread/first.py', 'where = "never seen"')
write('two/spread/inner/leaf.py', 'from ..second import where as above\nfrom ... import nothing')
sys.path[:0] = [root + '/one', root + '/two']
import spread
import spread.first
from spread import second
print(spread.first.where, second.where, spread.__file__ if hasattr(spread, '__file__') else 'no file')
print([p.replace(root, 'ROOT') for p in spread.__path__], len(spread.__path__), spread.__spec__.origin)
print(spread.__name__, spread.__package__, spread.__spec__.parent, spread.__spec__.name, spread.__spec__.has_location)
print(second.__package__, second.__spec__.parent, second.__spec__.has_location, second.__file__.replace(root, 'ROOT'))
fails(importlib.import_module, 'spread.inner.leaf')
print('spread.inner.leaf' in sys.modules, 'spread.inner' in sys.modules)
fails(importlib.import_module, 'spread.nothing')
fails(exec, 'from spread import nothing')
fails(exec, 'import spread.first.below')
write('one/ordinary/__init__.py', 'where = "package"')
write('one/ordinary.py', 'where = "module"')
write('two/ordinary/__init__.py', 'where = "too late"')
import ordinary
print(ordinary.where)
write('two/late.py', 'where = "a module in a later folder wins over a folder without __init__"')
os.makedirs(root + '/one/late')
import late
print(late.where)
sys.path[:0] = ['/nowhere', root + '/one/ordinary.py', '']
importlib.invalidate_caches()
write('three/new.py', 'value = 1')
sys.path.append(root + '/three')
import new
print(new.value)
write('three/new.py', 'value = 22\nother = 3')
again = importlib.reload(new)
print(again is new, new.value, new.other)
del sys.modules['new']
fails(importlib.reload, new)
fails(importlib.reload, 3)
write('three/new.py', 'value = 22\nraise KeyError(value)')
fails(exec, 'import new')
print('new' in sys.modules)
# expect: one two None
# expect: ['ROOT/one/spread', 'ROOT/two/spread'] 2 None
# expect: spread spread spread spread False
# expect: spread spread True ROOT/two/spread/second.py
# expect: ImportError: attempted relative import beyond top-level package
# expect: False True
# expect: ModuleNotFoundError: No module named 'spread.nothing'
# expect: ImportError: cannot import name 'nothing' from 'spread' (unknown location)
# expect: ModuleNotFoundError: No module named 'spread.first.below'; 'spread.first' is not a package
# expect: package
# expect: a module in a later folder wins over a folder without __init__
# expect: 1
# expect: True 22 3
# expect: ImportError: module new not in sys.modules
# expect: TypeError: reload() argument must be a module
# expect: KeyError: 22
# expect: False
