# with blocks in generators end when it is closed.
class M:
    def __enter__(self): print('enter')
    def __exit__(self, *a): print('exit', a[0].__name__ if a[0] else None)
def g():
    with M(): yield 1
it = g(); next(it); it.close()
# expect: enter
# expect: exit GeneratorExit
list(g())
# expect: enter
# expect: exit None
