# super().method(…) calls without making a super object, and still sees every change of the classes.
class A:
    def __init__(self, x): self.x = x
    def f(self, y): return ('A.f', self.x, y)
    @classmethod
    def k(cls): return 'A.k ' + cls.__name__
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
class B(A):
    def __init__(self, x):
        super().__init__(x + 1)
    def f(self, y):
        return ('B.f',) + super().f(y)
    @classmethod
    def k(cls): return 'B.k ' + super().k()
    def s(self): return super().s()
    @property
    def p(self): return 'B.' + super().p
    def inner(self):
        def g(): return super(B, self).f(1)
        return g(), super().f(2), [super(B, self).f(i) for i in range(2)]
class C(B):
    def f(self, y): return ('C.f',) + super().f(y)
class M:
    def f(self, y): return ('M.f',)
class D(C, M): pass
for cls in (B, C, D, B, C):
    o = cls(1)
    print(o.f(3), o.k(), o.s(), o.p, o.inner())
A.f = lambda self, y: 'patched'
B.f = lambda self, y: 'patched B'
print(C(1).f(2)) if False else None
def mk(base):
    class X(base):
        def f(self, y): return ['X', super().f(y)]
        def nope(self): return super().nothing()
        def __len__(self): return super().__len__()
    return X
print(mk(A)(1).f(2), mk(C)(1).f(2) if 0 else '', mk(M)().f(1))
try: mk(A)(1).nope()
except AttributeError as e: print(e)
try: len(mk(A)(1))
except AttributeError as e: print(e)
class L(list):
    def append(self, x): super().append(x * 2)
    def __init__(self, *a): super().__init__(*a); self.n = 1
    def sort(self, **kw): super().sort(**kw)
    def __getitem__(self, i): return super().__getitem__(i)
l = L([3, 1]); l.append(4); l.sort(reverse=True); print(l, l[0], l.n)
class E(Exception):
    def __init__(self, m): super().__init__(m); self.m = m
    def __str__(self): return 'E ' + super().__str__()
print(E('x'))

class P:
    def f(self): return 'P'
class Q(P):
    def f(self): return 'Q' + super().f()
class R(Q):
    pass
q, r = Q(), R()
print(q.f(), r.f(), q.f())
P.f = lambda self: 'patched'
print(q.f(), r.f())
del P.f
P.f = lambda self: 'again'
print(q.f())
class P2:
    def f(self): return 'P2'
Q.__bases__ = (P2,)
print(q.f(), r.f())
def captured(x):
    class K(P2):
        def f(self):
            call = lambda: self
            return super().f(), call() is self
    return K().f()
print(captured(1))
class Swap(P2):
    def f(self, other=None):
        self = other or self
        return super().f()
class Swap2(Swap):
    def f(self): return 'no'
print(Swap().f(Swap2()), Swap().f())
try:
    Swap().f(3)
except TypeError as e:
    print(e)
# expect: ('B.f', 'A.f', 2, 3) B.k A.k B A.s B.A.p (('A.f', 2, 1), ('A.f', 2, 2), [('A.f', 2, 0), ('A.f', 2, 1)])
# expect: ('C.f', 'B.f', 'A.f', 2, 3) B.k A.k C A.s B.A.p (('A.f', 2, 1), ('A.f', 2, 2), [('A.f', 2, 0), ('A.f', 2, 1)])
# expect: ('C.f', 'B.f', 'A.f', 2, 3) B.k A.k D A.s B.A.p (('A.f', 2, 1), ('A.f', 2, 2), [('A.f', 2, 0), ('A.f', 2, 1)])
# expect: ('B.f', 'A.f', 2, 3) B.k A.k B A.s B.A.p (('A.f', 2, 1), ('A.f', 2, 2), [('A.f', 2, 0), ('A.f', 2, 1)])
# expect: ('C.f', 'B.f', 'A.f', 2, 3) B.k A.k C A.s B.A.p (('A.f', 2, 1), ('A.f', 2, 2), [('A.f', 2, 0), ('A.f', 2, 1)])
# expect: ['X', 'patched']  ['X', ('M.f',)]
# expect: 'super' object has no attribute 'nothing'
# expect: 'super' object has no attribute '__len__'
# expect: [8, 3, 1] 8 1
# expect: E x
# expect: QP QP QP
# expect: Qpatched Qpatched
# expect: Qagain
# expect: QP2 QP2
# expect: ('P2', True)
# expect: P2 P2
# expect: super(type, obj): obj (instance of int) is not an instance or subtype of type (Swap).
