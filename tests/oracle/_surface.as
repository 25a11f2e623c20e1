# Prints what every built-in type and every module offers: one line each, "kind name: names…".
import sys

TYPES = ['object', 'type', 'int', 'bool', 'float', 'complex', 'str', 'bytes', 'bytearray', 'memoryview',
         'list', 'tuple', 'dict', 'set', 'frozenset', 'range', 'slice', 'enumerate', 'zip', 'map', 'filter',
         'reversed', 'property', 'classmethod', 'staticmethod', 'super', 'BaseException', 'Exception',
         'BaseExceptionGroup', 'ExceptionGroup', 'OSError', 'SyntaxError', 'StopIteration', 'SystemExit',
         'ImportError', 'NameError', 'AttributeError', 'KeyError', 'UnicodeDecodeError', 'UnicodeEncodeError',
         'UnicodeTranslateError']
MODULES = sys.argv[1:]

import builtins
print('builtins:', *dir(builtins))
for name in TYPES:
    print(f'type {name}:', *dir(getattr(builtins, name)))
def generator(): yield
async def coroutine(): pass
async def async_generator(): yield
c = coroutine()
samples = {'function': generator, 'method': c.send, 'code': generator.__code__, 'generator': generator(),
           'coroutine': c, 'async_generator': async_generator(), 'builtin': len, 'NoneType': None,
           'ellipsis': ..., 'NotImplementedType': NotImplemented, 'dict_keys': {}.keys(),
           'dict_values': {}.values(), 'dict_items': {}.items(), 'mappingproxy': type.__dict__,
           'GenericAlias': list[int], 'Union': int | str, 'module': sys}
for name, value in samples.items():
    print(f'type {name}:', *dir(type(value)))
c.close()
for name in MODULES:
    try:
        module = __import__(name, None, None, ['x'])
    except Exception as e:
        print(f'missing {name}: {type(e).__name__}: {e}')
        continue
    names = getattr(module, '__all__', None) or [n for n in dir(module) if not n.startswith('_')]
    print(f'module {name}:', *sorted(set(names)))
