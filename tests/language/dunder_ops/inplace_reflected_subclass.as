# The right operand's reflected method is asked before a built-in's in-place operation, as in `+`.
class L(list):
    def __radd__(self, other):
        return 'L.radd'

class I(int):
    def __radd__(self, other):
        return 'I.radd'

class R:
    def __radd__(self, other):
        return 'R.radd'

x = [1]
x += L([3])
print(x)
# expect: L.radd
x = 1
x += I(3)
print(x)
# expect: I.radd
x = [1]
x += R()
print(x)
# expect: R.radd
x = 1
x += R()
print(x)
# expect: R.radd
