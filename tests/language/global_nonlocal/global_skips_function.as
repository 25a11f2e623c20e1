# global jumps over enclosing functions.
x = 'global'
def f():
    x = 'local'
    def g():
        global x
        x += '!'
        return x
    return g(), x
print(f(), x)  # expect: ('global!', 'local') global!
