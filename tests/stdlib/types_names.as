# Types of the types module.
import types
def f(): yield
print(types.SimpleNamespace(a=1, b='x'), isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), types.MappingProxyType({'a': 1}), isinstance(types, types.ModuleType), types.NoneType, types.new_class('X').__name__)
# expect: namespace(a=1, b='x') True True {'a': 1} True <class 'NoneType'> X
m = types.MappingProxyType({'a': 1})
try: m['b'] = 2
except TypeError as e: print(e)  # expect: 'mappingproxy' object does not support item assignment
