import inspect
def f(x):
    # a comment
    return [
        x]

class C:
    def m(self):
        pass
print(inspect.getsource(f), end='')
print(inspect.getsourcelines(C.m))

# expect: def f(x):
# expect:     # a comment
# expect:     return [
# expect:         x]
# expect: (['    def m(self):\n', '        pass\n'], 8)
