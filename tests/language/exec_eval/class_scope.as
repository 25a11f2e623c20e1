# exec inside a class body.
class C:
    exec('a = 1')
    exec('def m(self): return self.a')
    b = eval('a + 1')
print(C.a, C.b, C().m())  # expect: 1 2 1
