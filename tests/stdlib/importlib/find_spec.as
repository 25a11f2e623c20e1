# importlib.util.find_spec finds a module without importing it, wherever it comes from.
import sys
from importlib.util import find_spec, module_from_spec


def show(name):
    try:
        spec = find_spec(name)
        print(name, spec and (spec.name, spec.submodule_search_locations is not None))
    except Exception as error:
        print(name, type(error).__name__, error)


show('argparse')  # expect: argparse ('argparse', False)
print('argparse' in sys.modules)  # expect: False
show('json')  # expect: json ('json', True)
show('json.decoder')  # expect: json.decoder ('json.decoder', False)
show('os.path')  # expect: os.path ('posixpath', False)
show('sys')  # expect: sys ('sys', False)
show('math')  # expect: math ('math', False)
show('builtins')  # expect: builtins ('builtins', False)
show('no_such_module')  # expect: no_such_module None
show('json.no_such_module')  # expect: json.no_such_module None
show('heapq.inner')
# expect: heapq.inner ModuleNotFoundError __path__ attribute not found on 'heapq' while trying to find 'heapq.inner'
show('__main__')  # expect: __main__ ValueError __main__.__spec__ is None
print(type(find_spec('json')) is type(find_spec('csv')))  # expect: True

spec = find_spec('keyword')
module = module_from_spec(spec)
spec.loader.exec_module(module)
print(module.__spec__ is spec, module.__name__ == spec.name)  # expect: True True
sys.modules['gone'] = None
print(find_spec('gone'))  # expect: None
