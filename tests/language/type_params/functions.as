# Generic functions.
def f[T, *Ts, **P](x: T) -> T: return x
print(f(1), f.__type_params__, [type(p).__name__ for p in f.__type_params__], f.__annotations__['x'] is f.__type_params__[0])
# expect: 1 (T, Ts, P) ['TypeVar', 'TypeVarTuple', 'ParamSpec'] True
def g[T: int = bool](x: T): return T
print(g(1), g.__type_params__[0].__bound__, g.__type_params__[0].__default__)
# expect: T <class 'int'> <class 'bool'>
