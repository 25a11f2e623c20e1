# super() where there is no class or no argument.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

def f(): return super()
fails(lambda: f())  # expect: RuntimeError: super(): no arguments
def g(self): return super()
fails(lambda: g(1))  # expect: RuntimeError: super(): __class__ cell not found
class C:
    def m(): return super()
    def d(self):
        del self
        return super()
fails(lambda: C.m())  # expect: RuntimeError: super(): no arguments
fails(lambda: C().d())  # expect: RuntimeError: super(): arg[0] deleted
