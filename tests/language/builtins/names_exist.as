# Every builtin function and type is there.
import builtins
names = 'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__'
print([n for n in names.split() if not hasattr(builtins, n)])  # expect: []
print(len(names.split()))  # expect: 72
