# Assigning on the class replaces a descriptor.
class D:
    def __get__(self, o, t): return 'got'
    def __set__(self, o, v): print('never on class')
class C: d = D()
C.d = 5
print(C.d, C().d)  # expect: 5 5
