# staticmethod, classmethod and property under other decorators.
def log(f):
    def w(*a): 
        return ('log', f(*a))
    return w
class C:
    @staticmethod
    @log
    def s(x): return x
    @classmethod
    @log
    def c(cls): return cls.__name__
    @property
    @log
    def p(self): return 1
print(C.s(1), C.c(), C().p)  # expect: ('log', 1) ('log', 'C') ('log', 1)
