# A metaclass makes the class.
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print('init', cls.__name__)
class C(metaclass=M, flag=1): x = 1
# expect: new C [] ['x'] {'flag': 1}
# expect: init C
class D(C): pass
# expect: new D ['C'] [] {}
# expect: init D
print(type(D) is M)  # expect: True
