# What functions and methods look like, without addresses.
def f(): pass
class C:
    def m(self): pass
    @classmethod
    def k(cls): pass
print(repr(f).split(' at ')[0], repr(C.m).split(' at ')[0], repr(len), repr(C.k).split('>')[0], repr([].append).split(' at ')[0])
# expect: <function f <function C.m <built-in function len> <bound method C.k of <class '__main__.C' <built-in method append of list object
