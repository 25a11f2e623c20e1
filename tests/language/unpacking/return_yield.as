# Stars without parentheses in return, yield and subscripts.
def f(): return 1, *[2, 3]
def g(): yield 0, *'ab'
print(f(), next(g()))  # expect: (1, 2, 3) (0, 'a', 'b')
for x in 1, *[2, 3]: print(x, end=' ')
print()  # expect-repr: '1 2 3 '
class G:
    def __getitem__(self, k): return k
print(G()[*[1, 2]])  # expect: (1, 2)
