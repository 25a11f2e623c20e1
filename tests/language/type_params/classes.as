# Generic classes.
class C[T, U: (int, str)]:
    x: T
    def m[V](self, v: V) -> T: return T
print(C.__type_params__, C.__name__, C[int, str], C.__orig_bases__, C().m(1))
# expect: (T, U) C __main__.C[int, str] (typing.Generic[T, U],) T
print(C.__type_params__[1].__constraints__)  # expect: (<class 'int'>, <class 'str'>)
class D[T](C[T, int]): pass
print(D.__mro__[1].__name__)  # expect: C
