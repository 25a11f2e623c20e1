# type statements are lazy.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

type A = int | str
type L[T] = list[T] | undefined_thing
print(A, A.__value__, A.__name__, L.__type_params__, type(A).__name__)
# expect: A int | str A (T,) TypeAliasType
fails(lambda: L.__value__)  # expect: NameError: name 'undefined_thing' is not defined
type R = list[R]
print(R.__value__)  # expect: list[R]
print(L[int])  # expect: L[int]
