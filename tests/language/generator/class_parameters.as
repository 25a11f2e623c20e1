# Generator and coroutine classes take parameters.
import types

print(types.GeneratorType[int, str, bool])
# expect: generator[int, str, bool]
print(types.CoroutineType[int, str, bool])
# expect: coroutine[int, str, bool]
