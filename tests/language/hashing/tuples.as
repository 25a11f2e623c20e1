# Hashes of tuples of numbers.
print(hash(()) == hash(()), hash((1, 2)), hash((1, (2, 3))), hash((1.0, 2)), hash((0,)), hash((-1,)), hash((-2,)) == hash((-1,)))
# expect: True -3550055125485641917 7267574591690527098 -3550055125485641917 -8753497827991233192 8078679518589016365 True
