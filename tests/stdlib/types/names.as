# The names of the types without a builtin name.
import types


def f():
    yield


async def c():
    pass


print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType))  # expect: True True
coroutine = c()
print(isinstance(coroutine, types.CoroutineType))  # expect: True
coroutine.close()
print(isinstance(types, types.ModuleType), isinstance(f.__code__, types.CodeType))
# expect: True True
print(types.NoneType, types.EllipsisType, types.NotImplementedType)
# expect: <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'>
print(isinstance(list[int], types.GenericAlias), isinstance(int | str, types.UnionType))
# expect: True True
proxy = types.MappingProxyType({"a": 1})
print(proxy, proxy["a"])  # expect: {'a': 1} 1
try:
    proxy["b"] = 2
except TypeError as error:
    print(error)  # expect: 'mappingproxy' object does not support item assignment
try:
    1 / 0
except ZeroDivisionError as error:
    print(type(error.__traceback__) is types.TracebackType)  # expect: True
