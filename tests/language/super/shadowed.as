# The name super can be shadowed.
class A:
    def f(self):
        super = lambda: 'mine'
        return super()
print(A().f())  # expect: mine
