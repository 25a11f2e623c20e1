# StopIteration.value is its first argument.
print(StopIteration().value, StopIteration(1).value, StopIteration(1, 2).value, StopIteration(1, 2).args)
# expect: None 1 1 (1, 2)
