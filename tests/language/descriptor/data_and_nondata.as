# Data descriptors win over the instance, others do not.
class Data:
    def __get__(self, o, t): return 'data'
    def __set__(self, o, v): print('set', v)
class Non:
    def __get__(self, o, t): return 'non'
class C:
    d = Data()
    n = Non()
c = C()
c.__dict__.update(d='inst', n='inst')
print(c.d, c.n, C.d, C.n)  # expect: data inst data non
c.d = 1  # expect: set 1
c.n = 2
print(c.n)  # expect: 2
