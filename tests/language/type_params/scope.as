# Type parameters live in a scope of their own.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

T = 'outer'
def f[T](): return T
print(T, f().__name__)  # expect: outer T
class C[T]:
    T = 'inner'
    y = T
print(C.y, T)  # expect: inner outer
def g[T: (lambda: undefined)()](): pass
print(g.__type_params__[0].__name__)  # expect: T
fails(lambda: g.__type_params__[0].__bound__)  # expect: NameError: name 'undefined' is not defined
