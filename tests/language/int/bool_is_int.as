# Booleans are integers.
print(True + True, True * 3.5, -True, ~True if False else -2, True / 2, sum([True, False, True]))
# expect: 2 3.5 -1 -2 0.5 2
print(isinstance(True, int), issubclass(bool, int), bool.__mro__)
# expect: True True (<class 'bool'>, <class 'int'>, <class 'object'>)
print('ab'[True], [0, 1][False], {1: 'a'}[True], True.bit_length(), int(True))  # expect: b 0 a 1 1
print(str(True), repr(False), format(True, 'd'), f'{True:5}', '%d %s' % (True, True))
# expect: True False 1     1 1 True
