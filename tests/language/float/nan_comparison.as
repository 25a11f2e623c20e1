# NaN is unequal to itself, yet found by identity in containers.
nan = float('nan')
print(nan == nan, nan != nan, nan < nan, nan >= nan, nan is nan)
# expect: False True False False True
print(nan in [nan], [nan] == [nan], (nan,) == (nan,), nan in {nan}, {nan: 1}[nan], [nan].count(nan), [nan].index(nan))
# expect: True True True True 1 1 0
print([float('nan')] == [float('nan')], max(nan, 1), max(1, nan), min(nan, 1), sorted([3, nan, 1])[1] != 1)
# expect: False nan 1 nan True
