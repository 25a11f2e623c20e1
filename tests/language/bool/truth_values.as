# What is true: __bool__, then __len__, else everything.
for v in [0, 0.0, 0j, '', b'', [], (), {}, set(), range(0), None, bytearray(), memoryview(b''), frozenset()]:
    print(bool(v), end=' ')
print()
# expect-repr: 'False False False False False False False False False False False False False False '
for v in [1, -1, 0.1, ' ', [0], (None,), {0: 0}, range(1), ..., object(), len, int]:
    print(bool(v), end=' ')
print()  # expect-repr: 'True True True True True True True True True True True True '
class L:
    def __len__(self): return 0
class B:
    def __len__(self): return 0
    def __bool__(self): return True
print(bool(L()), bool(B()), not L(), 'yes' if B() else 'no')  # expect: False True True yes
