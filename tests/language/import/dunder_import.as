# __import__ and importlib.import_module.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import importlib
print(__import__('_support.sub').__name__, __import__('_support.sub', fromlist=['deep']).__name__, importlib.import_module('_support.sub').__name__, importlib.import_module('.alpha', '_support').__name__)
# expect: _support _support.sub _support.sub _support.alpha
fails(lambda: __import__(''))  # expect: ValueError: Empty module name
fails(lambda: __import__(5))  # expect: TypeError: module name must be a string
fails(lambda: importlib.import_module('.x'))
# expect: TypeError: the 'package' argument is required to perform a relative import for '.x'
