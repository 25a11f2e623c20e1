# Warnings that built-in operations issue.
import warnings

class I(int): pass
class F(float): pass
class A:
    def __int__(self): return I(3)
    def __index__(self): return I(4)
    def __float__(self): return F(2)
class T:
    def __trunc__(self): return 2

def generator():
    try:
        yield
    except ValueError:
        yield 5

def throw():
    g = generator()
    next(g)
    return g.throw(ValueError, 'x')

for action in [lambda: ~(1 > 0), lambda: int(A()), lambda: list(range(A())), lambda: float(A()), lambda: int(T()),
               lambda: bool(NotImplemented), lambda: not NotImplemented, lambda: 1 if NotImplemented else 2,
               throw]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        result = action()
    print(result, [(w.category.__name__, str(w.message)) for w in caught])
    warnings.simplefilter('error')
    try:
        action()
    except DeprecationWarning as e:
        print(str(e)[:19] + '|')
    warnings.simplefilter('ignore')
# expect: -2 [('DeprecationWarning', "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.")]
# expect: Bitwise inversion '|
# expect: 3 [('DeprecationWarning', '__int__ returned non-int (type I).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.')]
# expect: __int__ returned no|
# expect: [0, 1, 2, 3] [('DeprecationWarning', '__index__ returned non-int (type I).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.')]
# expect: __index__ returned |
# expect: 2.0 [('DeprecationWarning', 'A.__float__ returned non-float (type F).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.')]
# expect: A.__float__ returne|
# expect: 2 [('DeprecationWarning', 'The delegation of int() to __trunc__ is deprecated.')]
# expect: The delegation of i|
# expect: True [('DeprecationWarning', 'NotImplemented should not be used in a boolean context')]
# expect: NotImplemented shou|
# expect: False [('DeprecationWarning', 'NotImplemented should not be used in a boolean context')]
# expect: NotImplemented shou|
# expect: 1 [('DeprecationWarning', 'NotImplemented should not be used in a boolean context')]
# expect: NotImplemented shou|
# expect: 5 [('DeprecationWarning', 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.')]
# expect: the (type, exc, tb)|
