# Operators of script classes: which operand is asked first, and what follows a NotImplemented.
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ('add', self.v, o)
    def __radd__(self, o): return ('radd', self.v, o)
    def __rmul__(self, o): return NotImplemented
    def __contains__(self, o): return [o] if o else []
    def __iter__(self): return iter([self.v])
    def __neg__(self): return 'neg'
    def __invert__(self): return 'inv'
    def __delitem__(self, k): print('del', k)
    def __call__(self, *a, **k): return ('call', a, k)
    def __gt__(self, o): return ('gt', o)
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
v = V(5)
print(v + 1, 1 + v, 1.5 + v, [] + v, 'a' + v, 1 in v, 0 in v, 0 not in v, [x for x in v], -v, ~v, v(1, k=2), 1 < v, 2 == v, v == v, v != 1)
x = 1; x += v; print(x)
x = [1]; x += V(3); print(x)
del v[3]
for f in (lambda: 2 * v, lambda: v * 2, lambda: 'a' * v, lambda: v < 3, lambda: 3 > v, lambda: v @ v):
    try: print(f())
    except TypeError as e: print(e)
class W(V):
    def __radd__(self, o): return ('W.radd', o)
    def __lt__(self, o): return ('W.lt', o)
print((V(1) + W(2))[0], (W(2) + V(1))[0], (V(1) > W(2))[0], (W(1) < V(2))[0])
class NI:
    def __iter__(self): return 3
    def __contains__(self, o): raise KeyError(o)
try:
    for i in NI(): pass
except TypeError as e: print(e)
try: 3 in NI()
except KeyError as e: print(repr(e))
while 0 in v: break
else: print('else')
if 1 in v: print('in')
if 0 not in v: print('not in')
class Rec:
    def __call__(self, n): return 0 if n == 0 else 1 + self(n - 1)
    def __contains__(self, n): return n == 0 or (n - 1) in self
    def __add__(self, n): return 0 if n == 0 else self + (n - 1)
    def __radd__(self, n): return 0 if n == 0 else (n - 1) + self
    def __neg__(self): return 1
    def __iter__(self): yield 1
class Meta(type):
    def __call__(cls, *a): return ('meta', cls.__name__, a)
class MM(metaclass=Meta): pass
print(MM(1, 2))
class N:
    def __rmul__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
for a in ('a', [1], (1,), b'x', 1, 1.5, None):
    for b in (object(), N(), 'z', 1.5):
        for f in (lambda: a * b, lambda: a + b):
            try: print(type(f()).__name__)
            except TypeError as e: print(e)
        try:
            c = a; c += b; print(type(c).__name__)
        except TypeError as e: print(e)
        try:
            c = a; c *= b; print(type(c).__name__)
        except TypeError as e: print(e)
# expect: ('add', 5, 1) ('radd', 5, 1) ('radd', 5, 1.5) ('radd', 5, []) ('radd', 5, 'a') True False True [5] neg inv ('call', (1,), {'k': 2}) ('gt', 1) False True True
# expect: ('radd', 5, 1)
# expect: ('radd', 3, [1])
# expect: del 3
# expect: unsupported operand type(s) for *: 'int' and 'V'
# expect: unsupported operand type(s) for *: 'V' and 'int'
# expect: can't multiply sequence by non-int of type 'V'
# expect: '<' not supported between instances of 'V' and 'int'
# expect: '>' not supported between instances of 'int' and 'V'
# expect: unsupported operand type(s) for @: 'V' and 'V'
# expect: W.radd add W.lt W.lt
# expect: iter() returned non-iterator of type 'int'
# expect: KeyError(3)
# expect: else
# expect: in
# expect: not in
# expect: ('meta', 'MM', (1, 2))
# expect: can't multiply sequence by non-int of type 'object'
# expect: can only concatenate str (not "object") to str
# expect: can only concatenate str (not "object") to str
# expect: can't multiply sequence by non-int of type 'object'
# expect: can't multiply sequence by non-int of type 'N'
# expect: can only concatenate str (not "N") to str
# expect: can only concatenate str (not "N") to str
# expect: can't multiply sequence by non-int of type 'N'
# expect: can't multiply sequence by non-int of type 'str'
# expect: str
# expect: str
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can only concatenate str (not "float") to str
# expect: can only concatenate str (not "float") to str
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'object'
# expect: can only concatenate list (not "object") to list
# expect: 'object' object is not iterable
# expect: can't multiply sequence by non-int of type 'object'
# expect: can't multiply sequence by non-int of type 'N'
# expect: can only concatenate list (not "N") to list
# expect: 'N' object is not iterable
# expect: can't multiply sequence by non-int of type 'N'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can only concatenate list (not "str") to list
# expect: list
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can only concatenate list (not "float") to list
# expect: 'float' object is not iterable
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'object'
# expect: can only concatenate tuple (not "object") to tuple
# expect: can only concatenate tuple (not "object") to tuple
# expect: can't multiply sequence by non-int of type 'object'
# expect: can't multiply sequence by non-int of type 'N'
# expect: can only concatenate tuple (not "N") to tuple
# expect: can only concatenate tuple (not "N") to tuple
# expect: can't multiply sequence by non-int of type 'N'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can only concatenate tuple (not "str") to tuple
# expect: can only concatenate tuple (not "str") to tuple
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can only concatenate tuple (not "float") to tuple
# expect: can only concatenate tuple (not "float") to tuple
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't multiply sequence by non-int of type 'object'
# expect: can't concat object to bytes
# expect: can't concat object to bytes
# expect: can't multiply sequence by non-int of type 'object'
# expect: can't multiply sequence by non-int of type 'N'
# expect: can't concat N to bytes
# expect: can't concat N to bytes
# expect: can't multiply sequence by non-int of type 'N'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't concat str to bytes
# expect: can't concat str to bytes
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: can't concat float to bytes
# expect: can't concat float to bytes
# expect: can't multiply sequence by non-int of type 'float'
# expect: unsupported operand type(s) for *: 'int' and 'object'
# expect: unsupported operand type(s) for +: 'int' and 'object'
# expect: unsupported operand type(s) for +=: 'int' and 'object'
# expect: unsupported operand type(s) for *=: 'int' and 'object'
# expect: unsupported operand type(s) for *: 'int' and 'N'
# expect: unsupported operand type(s) for +: 'int' and 'N'
# expect: unsupported operand type(s) for +=: 'int' and 'N'
# expect: unsupported operand type(s) for *=: 'int' and 'N'
# expect: str
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: str
# expect: float
# expect: float
# expect: float
# expect: float
# expect: unsupported operand type(s) for *: 'float' and 'object'
# expect: unsupported operand type(s) for +: 'float' and 'object'
# expect: unsupported operand type(s) for +=: 'float' and 'object'
# expect: unsupported operand type(s) for *=: 'float' and 'object'
# expect: unsupported operand type(s) for *: 'float' and 'N'
# expect: unsupported operand type(s) for +: 'float' and 'N'
# expect: unsupported operand type(s) for +=: 'float' and 'N'
# expect: unsupported operand type(s) for *=: 'float' and 'N'
# expect: can't multiply sequence by non-int of type 'float'
# expect: unsupported operand type(s) for +: 'float' and 'str'
# expect: unsupported operand type(s) for +=: 'float' and 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: float
# expect: float
# expect: float
# expect: float
# expect: unsupported operand type(s) for *: 'NoneType' and 'object'
# expect: unsupported operand type(s) for +: 'NoneType' and 'object'
# expect: unsupported operand type(s) for +=: 'NoneType' and 'object'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'object'
# expect: unsupported operand type(s) for *: 'NoneType' and 'N'
# expect: unsupported operand type(s) for +: 'NoneType' and 'N'
# expect: unsupported operand type(s) for +=: 'NoneType' and 'N'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'N'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: unsupported operand type(s) for +: 'NoneType' and 'str'
# expect: unsupported operand type(s) for +=: 'NoneType' and 'str'
# expect: can't multiply sequence by non-int of type 'NoneType'
# expect: unsupported operand type(s) for *: 'NoneType' and 'float'
# expect: unsupported operand type(s) for +: 'NoneType' and 'float'
# expect: unsupported operand type(s) for +=: 'NoneType' and 'float'
# expect: unsupported operand type(s) for *=: 'NoneType' and 'float'
