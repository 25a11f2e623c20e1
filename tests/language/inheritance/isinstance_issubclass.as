# isinstance and issubclass with classes, tuples and unions.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), issubclass(B, A), issubclass(A, A), isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(True, int), isinstance(1, int | str), issubclass(bool, int | None), isinstance(None, int | None), isinstance(1, ()))
# expect: True False True True True True True True True True False
fails(lambda: isinstance(1, 5))
# expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
fails(lambda: issubclass(1, int))  # expect: TypeError: issubclass() arg 1 must be a class
fails(lambda: issubclass(int, 5))
# expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
fails(lambda: isinstance(1, list[int]))
# expect: TypeError: isinstance() argument 2 cannot be a parameterized generic
