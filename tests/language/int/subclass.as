# Subclasses of int keep their type until arithmetic.
class N(int):
    def __repr__(self): return f'N({int(self)})'
n = N(5)
print(n, n + 1, type(n + 1), type(-n), type(+n), type(abs(n)), isinstance(n, int))
# expect: N(5) 6 <class 'int'> <class 'int'> <class 'int'> <class 'int'> True
print(n == 5, hash(n) == hash(5), {5: 'x'}[n], [10, 20, 30, 40, 50, 60][n])
# expect: True True x 60
print(str(n), f'{n}', '%d' % n, n.real, type(int(n)))  # expect: N(5) N(5) 5 5 <class 'int'>
