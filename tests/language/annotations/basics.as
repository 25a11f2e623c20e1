# Annotations of variables and functions.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x: int = 1
y: str
(z): float = 2.0
print(__annotations__)  # expect: {'x': <class 'int'>, 'y': <class 'str'>}
def f(a: int, *b: 'text', c: 1 + 1 = 3, **d: list) -> None: pass
print(f.__annotations__)
# expect: {'a': <class 'int'>, 'b': 'text', 'c': 2, 'd': <class 'list'>, 'return': None}
fails(lambda: y)  # expect: NameError: name 'y' is not defined
class C:
    a: int = 1
    b: 'C'
print(C.__annotations__)  # expect: {'a': <class 'int'>, 'b': 'C'}
