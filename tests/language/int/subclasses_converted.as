# int, float and complex of objects of subclasses: special methods of their own come first.
class Text(str):
    def __index__(self):
        return 4


class Real(float):
    def __float__(self):
        return 5.5


print(int(Text('3')), float(Text('3')))  # expect: 4 4.0
print(complex(Real(1.0)), complex(Real(1.0), Real(2.0)), float(Real(1.0)))  # expect: (5.5+0j) (5.5+5.5j) 5.5


class Plain(str):
    pass


class Number(int):
    pass


print(int(Plain(' 3 ')), float(Plain('3')))  # expect: 3 3.0
for call in (lambda: int(1, 2, 3), lambda: Number(1, 2, 3), lambda: str(1, 2, 3, 4), lambda: Plain(1, 2, 3, 4)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: int expected at most 2 arguments, got 3
# expect: int() takes at most 2 arguments (3 given)
# expect: str expected at most 3 arguments, got 4
# expect: str() takes at most 3 arguments (4 given)
