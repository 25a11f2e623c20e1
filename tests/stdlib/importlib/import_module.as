import importlib
print(importlib.import_module('json').__name__)
try:
    importlib.import_module('.x')
except TypeError as error:
    print(error)
try:
    importlib.import_module('no_such_module_here')
except ModuleNotFoundError as error:
    print(error)

# expect: json
# expect: the 'package' argument is required to perform a relative import for '.x'
# expect: No module named 'no_such_module_here'
