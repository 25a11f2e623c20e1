# __set_name__ tells a descriptor its name.
class D:
    def __set_name__(self, owner, name): print(owner.__name__, name)
class C:
    a = D()
    b = c = D()
# expect: C a
# expect: C b
# expect: C c
C.d = D()
class E:
    def __set_name__(self, o, n): raise ValueError('bad')
try:
    class F: e = E()
except Exception as e: print(type(e).__name__, e, getattr(e, '__notes__', None))
# expect: ValueError bad ["Error calling __set_name__ on 'E' instance 'e' in 'F'"]
